import type { Request } from 'express';
import { english, korean, Texts } from './texts';

export interface Language {
  code: 'en' | 'ko';
  texts: Texts;
}

/** English or Korean, whichever the browser prefers. */
export function languageOf(req: Request): Language {
  return req.acceptsLanguages('en', 'ko') === 'ko'
    ? { code: 'ko', texts: korean }
    : { code: 'en', texts: english };
}
