import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  excerptOfAny,
  type TakeOverDifference,
} from '@infra-portal/infra-common';
import { tableStyles as table, Verbatim } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import styles from './TakeOver.module.css';

/** Arguments with what they are and what the module would make of them. */
export function Differences(props: {
  differences: readonly TakeOverDifference[];
}) {
  if (props.differences.length === 0) return null;
  return (
    <ul className={styles.differences}>
      {props.differences.map(each => (
        <li key={`${each.address} ${each.argument}`} className={table.place}>
          <Difference difference={each} />
        </li>
      ))}
    </ul>
  );
}

/** On one line where both fit there; otherwise only the lines that differ. */
function Difference({ difference }: { difference: TakeOverDifference }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { address, argument, stack, module } = difference;
  const name = <Verbatim text={`${address}.${argument}`} />;
  if (![stack, module].some(value => value?.includes('\n'))) {
    const shown = (value: string | undefined) =>
      value === undefined ? t('takeOver.unset') : <Verbatim text={value} />;
    return (
      <>
        {name}: {shown(stack)} → {shown(module)}
      </>
    );
  }
  const lines = excerptOfAny(stack, module).hunks.flatMap(hunk => hunk.lines);
  const of = (kind: 'removed' | 'added', sign: string) =>
    lines
      .filter(line => line.kind === kind)
      .map(({ text }) => `${sign} ${text}`)
      .join('\n');
  const [removed, added] = [of('removed', '−'), of('added', '+')];
  return (
    <>
      {name}:
      {removed && (
        <del>
          <Verbatim text={removed} />
        </del>
      )}
      {added && (
        <ins>
          <Verbatim text={added} />
        </ins>
      )}
    </>
  );
}
