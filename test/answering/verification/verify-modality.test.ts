// A claim that turns its quote round is caught; a faithful one is not.
import { describe, expect, it } from 'vitest';
import { verifyModality } from '../../../src/answering/verification/verify-modality.js';

const FARMLAND = '严守耕地红线，坚决遏制耕地“非农化”，防止耕地“非粮化”。';

describe('verifyModality', () => {
  it('finds nothing where a claim repeats its quote', () => {
    expect(verifyModality('坚决遏制耕地“非农化”，防止耕地“非粮化”', [FARMLAND])).toEqual([]);
    expect(verifyModality('城市更新“无体检、不更新”', ['坚持“先体检、后更新”“无体检、不更新”'])).toEqual([]);
    expect(verifyModality('先体检、后更新', ['坚持“先体检、后更新”“无体检、不更新”'])).toEqual([]);
  });

  it('accepts another word that holds back in the place of a negation', () => {
    expect(verifyModality('严格管控耕地“非粮化”', [FARMLAND])).toEqual([]);
  });

  it('reports a lost negation', () => {
    expect(verifyModality('推动耕地“非粮化”', [FARMLAND])).toEqual([expect.stringContaining('防止')]);
    expect(verifyModality('建筑垃圾可随意倾倒', ['建筑垃圾不得随意倾倒'])).toEqual([expect.stringContaining('不得')]);
    expect(verifyModality('本项目收取任何费用', ['本项目严禁收取任何费用'])).toEqual([expect.stringContaining('严禁')]);
  });

  it('reports an invented negation', () => {
    expect(verifyModality('学前教育不免费', ['逐步推进免费学前教育'])).toEqual([expect.stringContaining('不')]);
    expect(verifyModality('取消免费学前教育', ['逐步推进免费学前教育'])).toEqual([expect.stringContaining('取消')]);
  });

  it('does not take 不断, 不超过, 未来 and 无人零售 for negations', () => {
    expect(
      verifyModality('不断满足健康需求，发展无人零售，不超过3个', ['满足健康需求，发展智能配送，3个以内']),
    ).toEqual([]);
    expect(verifyModality('布局产业', ['布局未来产业'])).toEqual([]);
  });

  it('reports 必须 for 鼓励, 力争 for 确保, 鼓励 for 确保', () => {
    expect(verifyModality('金融机构必须创新金融产品', ['鼓励各类金融机构创新金融产品'])).toEqual([
      expect.stringContaining('必须'),
    ]);
    expect(verifyModality('力争粮食总产量稳中有升', ['确保粮食总产量稳中有升'])).toEqual([
      expect.stringContaining('力争'),
    ]);
    expect(verifyModality('鼓励粮食总产量稳中有升', ['确保粮食总产量稳中有升'])).toEqual([
      expect.stringContaining('鼓励'),
    ]);
    expect(verifyModality('粮食总产量达到0.3亿斤', ['力争粮食总产量达到0.3亿斤'])).toEqual([
      expect.stringContaining('力争'),
    ]);
  });

  it('accepts words of the same strength for one another', () => {
    expect(verifyModality('支持金融机构创新金融产品', ['鼓励金融机构创新金融产品'])).toEqual([]);
    expect(verifyModality('保证粮食总产量稳中有升', ['确保粮食总产量稳中有升'])).toEqual([]);
  });

  it('reports a direction turned round', () => {
    expect(verifyModality('多渠道提高生育养育教育成本', ['多渠道降低生育、养育、教育成本'])).toEqual([
      expect.stringContaining('提高'),
    ]);
    expect(verifyModality('单位能耗和排放上升', ['单位能耗和排放持续下降'])).toContain('上升（引文相反）');
  });

  it('reports more or less of something where no quote speaks of it, unless the claim computes', () => {
    expect(verifyModality('扩大土地征收规模', ['科学编制土地征收成片开发方案'])).toEqual(['扩大（论断有，引文无）']);
    expect(verifyModality('减少养老机构', ['建设养老机构'])).toEqual(['减少（论断有，引文无）']);
    expect(verifyModality('增加23家（按规划数据计算）', ['平台180家', '平台157家'])).toEqual([]);
  });

  it('reports as done what is only planned, but not what is reported as done', () => {
    expect(verifyModality('集成电路产业规模已达到30亿元', ['到2030年，集成电路产业规模达到30亿元'])).toEqual([
      expect.stringContaining('已'),
    ]);
    expect(verifyModality('已建成体育场地400余处', ['累计建成400余处各类体育场地'])).toEqual([]);
  });
});
