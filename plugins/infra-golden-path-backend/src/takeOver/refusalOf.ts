import type { TakeOverPreview } from '@infra-portal/infra-common';

/** Addresses that a refusal names. */
const MOST_NAMED = 5;

/**
 * Why a proposal must not be opened; undefined: it may be.
 *
 * `everApplied` counts where nothing of the stack is said to be in its state.
 */
export function refusalOf({
  apply,
  everApplied,
  imports,
  proof,
  support,
}: Pick<
  TakeOverPreview,
  'apply' | 'everApplied' | 'imports' | 'proof' | 'support'
>): string | undefined {
  if (everApplied === 'yes') {
    return 'An apply of this stack is known, so its state has resources, and Terraform would destroy these. Name the single resources that it does not keep.';
  }
  const lacking = imports
    .filter(({ id }) => id === undefined)
    .map(({ from }) => from);
  if (lacking.length > 0) {
    const named = lacking.slice(0, MOST_NAMED).join(', ');
    const more =
      lacking.length > MOST_NAMED
        ? ` and ${lacking.length - MOST_NAMED} more`
        : '';
    return `Terraform would make what it cannot import: ${named}${more}. Tell their ids, or leave them out.`;
  }
  if (support?.answer === 'no') {
    return `Terraform reads import blocks from version 1.5 on, and required_version of this stack is "${support.required}". Raise it first.`;
  }
  if (proof && !proof.holds && proof.message && !proof.counts) {
    return `Terraform refuses the files of this proposal, so it is not opened: ${proof.message}`;
  }
  if (proof && !proof.holds) {
    return 'The plan of this proposal makes or destroys something, so it is not opened.';
  }
  if (apply?.state === 'waiting') {
    return 'The stack was not applied with these blocks yet. Apply it first, then remove them.';
  }
  return undefined;
}
