// The one error of the setup room: told to the operator as it is, without a stack.

export class SetupError extends Error {
  name = 'SetupError';
}
