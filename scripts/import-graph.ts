import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';

/** Files by what they import, all relative to the project's root. */
export type ImportGraph = Map<string, string[]>;

/** Read the imports of all modules below some folders: types count too, they tie files together just as much. */
export function readImportGraph(root: string, folders: string[]): ImportGraph {
  const files = folders.flatMap((folder) => modulesBelow(join(root, folder)));
  return new Map(
    files.map((file) => [
      relative(root, file),
      importsOf(root, file).map((target) => relative(root, target)),
    ]),
  );
}

function modulesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(
      (entry) => entry.isFile() && /\.(ts|mjs|svelte)$/.test(entry.name) && !entry.name.endsWith('.d.ts'),
    )
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function importsOf(root: string, file: string): string[] {
  const text = readFileSync(file, 'utf8');
  // of a component only its scripts hold imports
  const code = file.endsWith('.svelte')
    ? [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1]).join('\n')
    : text;
  return ts
    .preProcessFile(code, true, true)
    .importedFiles.map(({ fileName }) => locate(root, file, fileName))
    .filter((target) => target !== null);
}

/** The file that a specifier names within the project, or null for a package. */
function locate(root: string, importer: string, specifier: string): string | null {
  const target = specifier.startsWith('#')
    ? join(root, specifier.slice(1))
    : specifier.startsWith('.')
      ? resolve(dirname(importer), specifier)
      : null;
  return target !== null && existsSync(target) ? target : null;
}

/** Every group of files that import each other round about, each in the order of one such round; none for a sound house. */
export function findCircles(graph: ImportGraph): string[][] {
  const circles: string[][] = [];
  const done = new Set<string>();
  const visit = (file: string, path: string[]): void => {
    const at = path.indexOf(file);
    if (at >= 0) {
      circles.push([...path.slice(at), file]);
      return;
    }
    if (done.has(file)) return;
    for (const target of graph.get(file) ?? []) visit(target, [...path, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return circles;
}
