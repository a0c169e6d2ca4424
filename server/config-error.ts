/** A setting that can't be used, told in a sentence that begins with its variable. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}
