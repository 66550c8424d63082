import { useMemo, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import {
  compareEstimates,
  type CostJudgement,
  incomparable,
  type PullStackCost,
  type StackChange,
} from '@infra-portal/infra-common';
import {
  EnvironmentMark,
  Section,
  StatusMark,
  Verbatim,
} from '@infra-portal/infra-react';
import { EstimateChange } from '../parts/EstimateChange';
import { StackCostLink } from '../parts/Links';
import { Change, Money } from '../parts/Money';
import { Problems } from '../stack/Problems';
import { infraCostTranslationRef } from '../translation/ref';
import styles from './Pulls.module.css';
import shared from '../stack/Stack.module.css';

/** Stacks that are shown before somebody asks for all. */
const FEW = 40;

/** The stacks that it touches, each with what moves its price. */
export function StackChanges(props: {
  stacks: readonly PullStackCost[];
  judgement: CostJudgement;
}) {
  const { stacks, judgement } = props;
  const { t } = useTranslationRef(infraCostTranslationRef);
  const [all, setAll] = useState(false);
  const places = new Map(
    judgement.stacks.map(({ stack }, index) => [stack, index]),
  );
  const placeOf = ({ ref }: PullStackCost) => places.get(ref) ?? places.size;
  const sorted = [...stacks].sort((a, b) => placeOf(a) - placeOf(b));
  const shown = sorted.slice(0, all ? undefined : FEW);
  return (
    <Section title={t('pull.stacks')} note={t('pull.stacks.note')}>
      {stacks.length === 0 ? (
        <p className={styles.quiet}>{t('pull.stacks.none')}</p>
      ) : (
        <ul className={shared.resources}>
          {shown.map(stack => (
            <li key={stack.ref}>
              <Stack
                stack={stack}
                change={judgement.stacks[placeOf(stack)]}
                currency={judgement.currency}
              />
            </li>
          ))}
        </ul>
      )}
      {shown.length < stacks.length && (
        <Button size="small" variant="tertiary" onPress={() => setAll(true)}>
          {t('breakdown.all', { number: String(stacks.length) })}
        </Button>
      )}
    </Section>
  );
}

function Stack(props: {
  stack: PullStackCost;
  /** As it was judged. */
  change?: StackChange;
  currency: string;
}) {
  const { stack, change, currency } = props;
  const { t } = useTranslationRef(infraCostTranslationRef);
  // What is closed is not compared: a pull request may touch hundreds.
  const [open, setOpen] = useState(false);
  const { dir, environment, name } = stack;
  return (
    <details
      className={shared.resource}
      onToggle={event => setOpen(event.currentTarget.open)}
    >
      <summary>
        <span className={styles.stackName}>
          <Verbatim text={name ?? dir} />{' '}
          {environment && <EnvironmentMark name={environment} />}{' '}
          <span className={styles.quiet}>
            {t(`pull.stack.${stack.change}`)}
          </span>
        </span>
        <Amounts change={change} currency={currency} />
      </summary>
      {open && (
        <div className={shared.inside}>
          <p className={styles.quiet}>
            <Verbatim text={dir} />
            {name !== undefined && stack.before && (
              <>
                {' · '}
                <StackCostLink name={name} text={t('pull.stack.now')} />
              </>
            )}
          </p>
          <WhatMoves stack={stack} isPriced={change?.delta !== undefined} />
          {stack.after && <Problems problems={stack.after.problems} />}
        </div>
      )}
    </details>
  );
}

function Amounts(props: { change?: StackChange; currency: string }) {
  const { change, currency } = props;
  const { t } = useTranslationRef(infraCostTranslationRef);
  if (change?.delta === undefined) {
    return <StatusMark tone="bad">{t('pull.stack.unpriced.short')}</StatusMark>;
  }
  const { before, after, delta } = change;
  return (
    <span className={styles.stackAmounts}>
      {before !== undefined && after !== undefined && (
        <span className={styles.quiet}>
          <Money amount={before} currency={currency} /> →{' '}
          <Money amount={after} currency={currency} />
        </span>
      )}
      <Change change={delta} currency={currency} monthly={after} />
    </span>
  );
}

/** What differs between both sides, resource by resource. */
function WhatMoves(props: { stack: PullStackCost; isPriced: boolean }) {
  const { before, after } = props.stack;
  const { t } = useTranslationRef(infraCostTranslationRef);
  const change = useMemo(
    () =>
      (before || after) && !incomparable(before, after)
        ? compareEstimates(before, after)
        : undefined,
    [before, after],
  );
  if (change) return <EstimateChange change={change} />;
  // Of hundreds of stacks, only the greatest changes come in whole.
  if (!before && !after && props.isPriced)
    return <p>{t('pull.stack.brief')}</p>;
  const isOther = before && after && incomparable(before, after) === 'currency';
  return <p>{t(isOther ? 'pull.stack.other' : 'pull.stack.unpriced')}</p>;
}
