/** A time only when it is one, as the contract wants. */
export const time = (text: string | undefined) =>
  text && !Number.isNaN(Date.parse(text))
    ? new Date(text).toISOString()
    : undefined;
