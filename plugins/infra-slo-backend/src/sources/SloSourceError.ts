import { ServiceUnavailableError } from '@backstage/errors';
import type { LocalisedText } from '@infra-portal/infra-common';

/** A source of numbers gave none; the text says why, and holds no credentials. */
export class SloSourceError extends ServiceUnavailableError {
  constructor(readonly text: LocalisedText) {
    super(text.en);
  }
}
