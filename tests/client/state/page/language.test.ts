import { describe, expect, it } from 'vitest';
import { LanguageChoice } from '../../../../client/state/page/language.svelte.ts';
import { fakeMemory } from '../../helpers/fakes.ts';

describe('LanguageChoice', () => {
  it('follows the address before memory, and memory before the browser', () => {
    const memory = fakeMemory({ language: 'zh' });
    expect(new LanguageChoice(memory, 'en', ['zh-CN']).current).toBe('en');
    expect(new LanguageChoice(memory, null, ['en-GB']).current).toBe('zh');
    expect(new LanguageChoice(fakeMemory(), null, ['en-GB', 'zh']).current).toBe('en');
  });

  it('takes the first language of the browser that it speaks', () => {
    expect(new LanguageChoice(fakeMemory(), null, ['fr', 'zh-TW']).current).toBe('zh');
  });

  it('speaks English to other browsers, and Chinese to one that names no language', () => {
    expect(new LanguageChoice(fakeMemory(), null, ['fr']).current).toBe('en');
    expect(new LanguageChoice(fakeMemory(), null, []).current).toBe('zh');
  });

  it('stays out of the address until somebody chooses', () => {
    const memory = fakeMemory();
    const language = new LanguageChoice(memory, null, ['zh']);
    expect(language.inAddress).toBeNull();
    language.choose('en');
    expect(language.inAddress).toBe('en');
    expect(language.tag).toBe('en');
    expect(memory.kept).toEqual({ language: 'en' });
    expect(language.messages.precision.illustrative).toBe('Illustrative');
  });
});
