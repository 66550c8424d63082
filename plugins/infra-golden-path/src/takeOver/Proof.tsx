import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { TakeOverProof } from '@infra-portal/infra-common';
import { Section, StatusMark, Verbatim } from '@infra-portal/infra-react';
import { infraGoldenPathTranslationRef } from '../translation/ref';

const toneOf = ({ grade, holds, changes }: TakeOverProof) => {
  if (!holds) return 'bad' as const;
  if (grade === 'checked') return 'unknown' as const;
  return changes.length === 0 ? ('good' as const) : ('warning' as const);
};

const wordOf = ({ grade, holds, changes, counts }: TakeOverProof) => {
  if (!holds && grade === 'simulated' && !counts) {
    return 'takeOver.proof.refused' as const;
  }
  if (!holds) return 'takeOver.proof.harm' as const;
  if (grade === 'checked') return 'takeOver.proof.checked' as const;
  if (changes.some(({ action }) => action === 'create')) {
    return 'takeOver.proof.made' as const;
  }
  if (changes.length === 0 && counts?.import) {
    return 'takeOver.proof.imported' as const;
  }
  return changes.length === 0
    ? ('takeOver.proof.empty' as const)
    : ('takeOver.proof.updates' as const);
};

const ACTIONS = ['create', 'update', 'delete', 'replace'] as const;

function useActionText() {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  return (action: string) => {
    const known = ACTIONS.find(each => each === action);
    return known ? t(`consequences.plan.action.${known}`) : action;
  };
}

/** What is known of the plan, and of which grade that is. */
export function Proof({ proof }: { proof: TakeOverProof }) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const actionText = useActionText();
  const { grade, counts, changes, message, program } = proof;
  return (
    <Section title={t('takeOver.proof')} note={t(`takeOver.grade.${grade}`)}>
      <StatusMark tone={toneOf(proof)}>{t(wordOf(proof))}</StatusMark>
      {counts && (
        <p>
          {counts.import !== undefined &&
            t('takeOver.counts.import', { import: String(counts.import) })}
          {t('takeOver.counts', {
            add: String(counts.add),
            change: String(counts.change),
            destroy: String(counts.destroy),
            move: String(counts.move),
          })}
          {program && ` (${program})`}
        </p>
      )}
      {grade === 'simulated' && <p>{t('takeOver.assumed')}</p>}
      {message && (
        <p>
          <Verbatim text={message} />
        </p>
      )}
      {changes.length > 0 && (
        <ul>
          {changes.map(({ address, action, argument = '' }) => (
            <li key={`${address} ${argument}`}>
              {actionText(action)}{' '}
              <code>
                <Verbatim text={`${address} ${argument}`} />
              </code>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
