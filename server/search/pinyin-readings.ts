import { addDict, pinyin } from 'pinyin-pro';
import { isChinese } from './fold-text.ts';

/** What a name sounds like: syllables without tones, run together, and the first letters of them. */
export interface Readings {
  full: string[];
  initials: string[];
}

/** Names of places and families that the dictionary reads as the words they look like. */
addDict({
  大盂: ['dà yú', 1],
  繁峙: ['fán shì', 1],
  洪洞: ['hóng tóng', 1],
  尖草坪: ['jiān cǎo píng', 1],
  单家: ['shàn jiā', 1],
  解家: ['xiè jiā', 1],
  翟家: ['zhái jiā', 1],
  盖家: ['gě jiā', 1],
  曲家: ['qū jiā', 1],
  仇家: ['qiú jiā', 1],
  任家: ['rén jiā', 1],
  大会: ['dà huì', 1],
  六安: ['lù ān', 1],
});

/** Readings beside the likeliest that are kept of one name. */
const furtherReadings = 6;

/**
 * The readings of a name: the one of its words, and of each character that has several those too, one at a time. What
 * is not Chinese in it stays as it is; a name without Chinese has none.
 */
export function readAloud(folded: string): Readings {
  if (!isChinese(folded)) return { full: [], initials: [] };
  const characters = Array.from(folded);
  const syllables = pinyin(folded, { toneType: 'none', type: 'array', v: true }).map((syllable) =>
    syllable.trim(),
  );
  // where characters and syllables do not go together, one by one is as good as nothing
  const readings = [
    syllables,
    ...(characters.length === syllables.length ? others(characters, syllables) : []),
  ];
  return {
    full: distinct(readings.map((reading) => reading.join(''))),
    initials: distinct(readings.map((reading) => reading.map((syllable) => syllable.charAt(0)).join(''))),
  };
}

function others(characters: readonly string[], syllables: readonly string[]): string[][] {
  const further: string[][] = [];
  for (const [at, character] of characters.entries()) {
    for (const other of readingsOf(character)) {
      if (other !== syllables[at] && further.length < furtherReadings)
        further.push(syllables.with(at, other));
    }
  }
  return further;
}

const known = new Map<string, string[]>();

/** All readings of one character, remembered: there are some thousands of characters. */
function readingsOf(character: string): string[] {
  let readings = known.get(character);
  if (!readings) {
    readings = isChinese(character)
      ? distinct(pinyin(character, { toneType: 'none', type: 'array', multiple: true, v: true }))
      : [];
    known.set(character, readings);
  }
  return readings;
}

const distinct = (texts: readonly string[]) => [...new Set(texts)];
