// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldAccountName, isClearAccountName, isClearDisplayName } from '#domain/people/account-name.ts';
import { findPasswordFault } from '#domain/people/password-rules.ts';
import { mayAdministerAll, mayOn, roles, type Membership } from '#domain/people/roles.ts';
import { permissionForStep, scenarioStatuses } from '#domain/scenarios/status.ts';

describe('a role', () => {
  it('of one plan grants nothing on another, one of all plans grants it on each', () => {
    const ofOne: Membership[] = [{ plan: 'taixin', role: 'admin' }];
    expect([mayOn(ofOne, 'taixin', 'edit'), mayOn(ofOne, 'other', 'read')]).toEqual([true, false]);
    expect(mayAdministerAll(ofOne)).toBe(false);
    const ofAll: Membership[] = [{ plan: null, role: 'planner' }];
    expect([mayOn(ofAll, 'taixin', 'edit'), mayOn(ofAll, 'other', 'edit')]).toEqual([true, true]);
    expect(mayAdministerAll(ofAll)).toBe(false);
  });

  it('lets whoever drafts not approve, and whoever approves not publish, unless it is the admin’s', () => {
    const grants = (role: (typeof roles)[number]) =>
      (['read', 'edit', 'review', 'publish', 'administer'] as const).filter((permission) =>
        mayOn([{ plan: 'a', role }], 'a', permission),
      );
    expect(Object.fromEntries(roles.map((role) => [role, grants(role)]))).toEqual({
      viewer: ['read'],
      planner: ['read', 'edit'],
      reviewer: ['read', 'review'],
      publisher: ['read', 'publish'],
      admin: ['read', 'edit', 'review', 'publish', 'administer'],
    });
  });
});

describe('a name to sign in with', () => {
  it('is one, however it is written', () => {
    for (const name of ['wang.gong', 'WANG.GONG', ' Ｗａｎｇ．ｇｏｎｇ '])
      expect(foldAccountName(name)).toBe('wang.gong');
    expect(foldAccountName('王工')).toBe('王工');
  });

  it('is none with blanks, marks, controls, or nothing in it', () => {
    for (const name of [
      '',
      'a',
      'a b',
      '-ab',
      'a\u0000b',
      'a\u202eb',
      '<b>',
      'x'.repeat(65),
      '\ufdfa'.repeat(100),
    ])
      expect(foldAccountName(name), JSON.stringify(name)).toBeNull();
  });

  it('is of no account where it could be read as another', () => {
    for (const name of ['chief', '王工', 'иван', 'νίκος', 'müller2'])
      expect(isClearAccountName(foldAccountName(name)!), name).toBe(true);
    for (const name of [
      '\u0441hief',
      'chi\u03b5f',
      'chief\u1160',
      'chief\u3164',
      'chief\u115f',
      '\uffa0chief',
    ])
      expect(isClearAccountName(foldAccountName(name)!), JSON.stringify(name)).toBe(false);
  });

  it('folded again is the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const folded = foldAccountName(text);
        if (folded !== null) expect(foldAccountName(folded)).toBe(folded);
      }),
    );
  });
});

describe('what somebody is called', () => {
  it('can be seen, all of it, and read one way', () => {
    for (const name of ['王工', 'Wang Gong', '欧阳·娜娜', 'Иван (IT)', 'Ångström, J.', '艾力·买买提'])
      expect(isClearDisplayName(name), name).toBe(true);
    const unclear = [
      '',
      ' ',
      '\u3000',
      'a\u1160',
      'a\u115f',
      '\u3164',
      'a\u202eb',
      'a\u200bb',
      'a\nb',
      'a\u00adb',
    ];
    for (const name of [...unclear, '\u0421hief of all', 'a\u200d', 'a\ufe0f'])
      expect(isClearDisplayName(name), JSON.stringify(name)).toBe(false);
  });
});

describe('a password', () => {
  it('is judged by its characters, whatever they are made of', () => {
    expect(findPasswordFault('山谷里的秋天很安静', [])).toBeNull();
    expect(findPasswordFault('🏔🌲🌲🏔🌾🌾🏡🌙', [])).toBeNull();
    expect(findPasswordFault('山谷里秋天静', [])).toBe('too-short');
    expect(findPasswordFault('ababababab', [])).toBe('one-character');
    expect(findPasswordFault('x y'.repeat(50), [])).toBe('too-long');
  });

  it('does not hold the name of its owner, in whatever writing', () => {
    expect(findPasswordFault('my Ｗangwei 2024', ['wangwei'])).toBe('holds-name');
    // two letters are in many words
    expect(findPasswordFault('a liquid morning', ['li'])).toBeNull();
  });
});

describe('a scenario', () => {
  it('goes to review and back, and no other way', () => {
    const steps = scenarioStatuses.flatMap((from) =>
      scenarioStatuses.filter((to) => permissionForStep(from, to)).map((to) => `${from} → ${to}`),
    );
    expect(steps).toEqual(['draft → in-review', 'in-review → draft']);
  });
});
