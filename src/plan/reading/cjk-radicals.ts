// Radicals that text layers hold in place of the characters they print like; Unicode folds only some of them.

/** Code points without a compatibility mapping, each with the character that it prints like. */
const LOOKALIKES: Readonly<Record<string, string>> = Object.fromEntries(
  '⺁厂 ⺄乙 ⺆冂 ⺊卜 ⺌小 ⺍小 ⺎兀 ⺏尢 ⺐尢 ⺒巳 ⺓幺 ⺖忄 ⺗心 ⺘扌 ⺙攵 ⺛旡 ⺜日 ⺝月 ⺞歹 ⺠民 ⺡氵 ⺢水 ⺣灬 ⺤爫 ⺥爫 ⺦丬 ⺧牛 ⺨犭 ⺩王 ⺪疋 ⺫目 ⺬示 ⺭礻 ⺮竹 ⺯糹 ⺰纟 ⺱罓 ⺲罒 ⺳网 ⺵冈 ⺶羊 ⺷羊 ⺸羊 ⺹耂 ⺺肀 ⺼肉 ⺽臼 ⺾艹 ⺿艹 ⻀艹 ⻁虎 ⻂衤 ⻃覀 ⻄西 ⻅见 ⻆角 ⻇角 ⻈讠 ⻉贝 ⻊足 ⻋车 ⻌辶 ⻍辶 ⻎辶 ⻏阝 ⻐钅 ⻑長 ⻒镸 ⻓长 ⻔门 ⻕阜 ⻖阝 ⻗雨 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻞食 ⻟飠 ⻠饣 ⻡首 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫斉 ⻬齐 ⻭歯 ⻮齿 ⻯竜 ⻰龙 ⻱龜 ⻲龟 ⻳龟'
    .split(' ')
    .map((pair) => [...pair] as [string, string]),
);

export const RADICALS = /[\u2e80-\u2eff\u2f00-\u2fdf\uf900-\ufaff]/g;

/** The character that a radical prints like; itself where there is none. */
export const foldRadical = (char: string): string => LOOKALIKES[char] ?? char.normalize('NFKC');
