declare module 'fs-native-extensions' {
  /** Take an exclusive lock on an open file without waiting; false when another holder has it. */
  export function tryLock(descriptor: number): boolean;
}
