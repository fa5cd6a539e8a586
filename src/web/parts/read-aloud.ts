// An answer read aloud by the browser's own speech, where it has one.

export const canReadAloud = (): boolean => typeof speechSynthesis !== 'undefined';

/** Long utterances break off in Chromium after about fifteen seconds: one sentence is one utterance. */
const sentencesOf = (text: string): string[] => text.match(/[^。！？；\n]+[。！？；]?/g) ?? [];

/**
 * Reads a text in Chinese and ends whatever was being read.
 * @param onEnd called once when it ends, is stopped or fails
 */
export function readAloud(text: string, onEnd: () => void): void {
  speechSynthesis.cancel();
  const sentences = sentencesOf(text).filter((sentence) => sentence.trim() !== '');
  let left = sentences.length;
  let ended = false;
  const end = (): void => {
    if (!ended) onEnd();
    ended = true;
  };
  if (left === 0) end();
  const voice = speechSynthesis.getVoices().find(({ lang }) => /^zh[-_](CN|Hans)/i.test(lang));
  for (const sentence of sentences) {
    const utterance = new SpeechSynthesisUtterance(sentence);
    utterance.lang = 'zh-CN';
    // A little slower than the default suits listeners who also want to follow the text.
    utterance.rate = 0.9;
    if (voice) utterance.voice = voice;
    utterance.onend = () => {
      left--;
      if (left === 0) end();
    };
    utterance.onerror = end;
    speechSynthesis.speak(utterance);
  }
}

export const stopReading = (): void => speechSynthesis.cancel();
