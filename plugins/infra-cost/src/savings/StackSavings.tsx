import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { COSTS_CHANNEL, type SavingsAnswer } from '@infra-portal/infra-common';
import {
  LoadingLines,
  LoadProblem,
  Section,
  useLive,
} from '@infra-portal/infra-react';
import { costApiRef } from '../api';
import { infraCostTranslationRef } from '../translation/ref';
import { SavingTable } from './SavingTable';
import { TogetherText } from './StackPart';
import shared from '../costs/Costs.module.css';

/** Ways to pay less for the stack of a page. */
export function StackSavings({ name }: { name: string }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const api = useApi(costApiRef);
  const { value, error, reload } = useLive({
    channel: COSTS_CHANNEL,
    key: name,
    load: signal => api.stackSavings(name, signal),
  });
  return (
    <Section title={t('savingProposal.stack')}>
      {error && <LoadProblem error={error} kept={!!value} onRetry={reload} />}
      {!value && !error && <LoadingLines />}
      {value && <Found answer={value} />}
    </Section>
  );
}

function Found({ answer }: { answer: SavingsAnswer }) {
  const { t } = useTranslationRef(infraCostTranslationRef);
  const { currency, items, pending } = answer;
  const [stack] = items;
  if (!stack) {
    const kind = pending > 0 ? 'pending' : 'none';
    return <p className={shared.quiet}>{t(`savingProposal.stack.${kind}`)}</p>;
  }
  return (
    <>
      <p>
        <TogetherText stack={stack} currency={currency} />
      </p>
      <SavingTable stack={stack} currency={currency} />
    </>
  );
}
