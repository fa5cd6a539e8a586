// Thrown for an option that names nothing that exists: a misspelt type would otherwise give an empty, green run.

export class OptionError extends Error {
  override readonly name = 'OptionError';
}
