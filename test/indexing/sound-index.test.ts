// Homophones: a misspelt word leads to the words that sound like it, and a known one to none.
import { describe, expect, it } from 'vitest';
import { buildSoundIndex, soundOf } from '../../src/indexing/sound-index.js';

describe('the sound index', () => {
  const sounds = buildSoundIndex(['智脑', '医疗', '养老', '氧老', '路', 'gdp', '5g网']);

  it('leads a misspelt word to the one that was meant', () => {
    expect(sounds.alike('智恼')).toEqual(['智脑']);
    expect(sounds.alike('一辽')).toEqual(['医疗']);
  });

  it('offers every known word of a sound', () => {
    expect(sounds.alike('样老')).toEqual(['养老', '氧老']);
  });

  it('takes a known word as spelt as meant', () => {
    expect(sounds.alike('养老')).toEqual([]);
  });

  it('finds nothing for single characters, Latin words and unknown sounds', () => {
    expect(['陆', 'gbd', '机场', ''].flatMap((word) => sounds.alike(word))).toEqual([]);
  });

  it('hears syllables without tones', () => {
    expect(soundOf('智脑')).toBe('zhi nao');
    expect(soundOf('支恼')).toBe(soundOf('智脑'));
  });
});
