import { describe, expect, it } from 'vitest';
import { ThemeChoice } from '../../../../client/state/page/theme.svelte.ts';
import { fakeMemory } from '../../helpers/fakes.ts';

describe('ThemeChoice', () => {
  it('follows the system until somebody chooses, and remembers the choice', () => {
    const memory = fakeMemory();
    let systemIsDark = true;
    const theme = new ThemeChoice(memory, () => systemIsDark);
    expect(theme.current).toBe('dark');
    theme.toggle();
    expect(theme.current).toBe('light');
    systemIsDark = false;
    expect(new ThemeChoice(fakeMemory(), () => systemIsDark).current).toBe('light');
    expect(new ThemeChoice(fakeMemory({ theme: 'dark' }), () => systemIsDark).current).toBe('dark');
    expect(memory.kept).toEqual({ theme: 'light' });
  });
});
