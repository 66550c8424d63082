import { LEFT_TEXTS } from '@infra-portal/infra-common';

/** Texts of codes as texts of keys. */
export const leftKeyed = <Texts extends Record<string, string>>(texts: Texts) =>
  Object.fromEntries(
    Object.entries(texts).map(([code, text]) => [`driftLeft.${code}`, text]),
  ) as { [Code in keyof Texts & string as `driftLeft.${Code}`]: Texts[Code] };

/** Why adopting leaves something as it is. Pull requests say the same. */
export const driftLeftMessages = leftKeyed(LEFT_TEXTS.en);
