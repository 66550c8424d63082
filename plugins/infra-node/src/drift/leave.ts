/** Thrown inside only: why something that drifted is left as it is. */
export class Leave extends Error {
  constructor(readonly why: string) {
    super(why);
    this.name = 'Leave';
  }
}
