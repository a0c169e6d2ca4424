import { execFileSync } from 'node:child_process';

interface SmallFileSystem {
  /** The folder it is mounted on; must exist. */
  folder: string;
  megabytes: number;
  /** A folder whose content is put there first. */
  content?: string;
  isReadOnly?: boolean;
}

/**
 * A command that runs the command it is given with a small file system in memory mounted on a folder. It is mounted
 * in a namespace of the process's own, so that no one else sees it and it goes with the process.
 */
export function onSmallFileSystem({
  folder,
  megabytes,
  content,
  isReadOnly = false,
}: SmallFileSystem): string[] {
  const steps = [
    `mount -t tmpfs -o size=${megabytes}m tmpfs '${folder}'`,
    content ? `cp -a '${content}/.' '${folder}'` : 'true',
    isReadOnly ? `mount -o remount,ro '${folder}'` : 'true',
    'exec "$@"',
  ];
  return [...unshare, 'sh', '-c', steps.join(' && '), 'sh'];
}

// as an ordinary user one must first become root of a user namespace
const unshare = ['unshare', '--mount', ...(process.getuid?.() === 0 ? [] : ['--map-root-user'])];

/** False in a sandbox that allows no mounts: the tests that need one are then skipped. */
export function canMount(): boolean {
  const [command = '', ...parameters] = onSmallFileSystem({ folder: '/mnt', megabytes: 1 });
  try {
    execFileSync(command, [...parameters, 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
