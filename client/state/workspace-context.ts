import { createContext } from 'svelte';
import type { Workspace } from './workspace.svelte.ts';

/** The workspace of the page, for panels and the map; dumb components are given what they show. */
export const [useWorkspace, provideWorkspace] = createContext<Workspace>();
