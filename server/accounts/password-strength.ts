import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { findPasswordFault, passwordLength, type PasswordFault } from '#domain/people/password-rules.ts';
import { Problem } from '../http/problem.ts';

/** Words that everyone here would think of first (ASVS 5.0, 6.2.11). */
const wordsOfTheHouse = [
  ...['dayu', 'dayuyizhangtu', 'taixin', 'taiyuan', 'xinzhou', 'yangqu', 'shanxi', 'jingjiqu', 'guihua'],
  ...['大盂', '太忻', '太原', '忻州', '阳曲', '山西', '经济区', '规划', '一张图', '密码'],
];

let judge: ZxcvbnFactory | null = null;

const sentences: Readonly<Record<PasswordFault | 'easily-guessed', string>> = {
  'too-short': `A password has at least ${passwordLength.minimum} characters.`,
  'too-long': `A password has at most ${passwordLength.maximum} characters.`,
  'one-character': 'A password is more than one or two characters repeated.',
  'holds-name': 'A password does not hold the name of its owner.',
  'easily-guessed':
    'This password, or one close to it, is on the lists that are tried first. Take a longer one.',
};

/**
 * Throws a Problem (422) for a password that breaks the rules, is among those that leaked most often, or is guessed in
 * fewer than a hundred million tries (ASVS 5.0, 6.2.4, 6.2.11, 6.2.12).
 */
export function requireStrongPassword(password: string, names: readonly string[]): void {
  const fault =
    findPasswordFault(password, names) ?? (isEasilyGuessed(password, names) ? 'easily-guessed' : null);
  if (fault) throw new Problem(422, `password-${fault}`, `${sentences[fault]} Nothing was changed.`);
}

function isEasilyGuessed(password: string, names: readonly string[]): boolean {
  judge ??= new ZxcvbnFactory({ dictionary: { ...dictionary }, graphs: adjacencyGraphs });
  return judge.check(password, [...names, ...wordsOfTheHouse]).score < 3;
}
