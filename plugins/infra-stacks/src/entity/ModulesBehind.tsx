import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Stack } from '@infra-portal/infra-common';
import {
  cardStyles as styles,
  StatusMark,
  Verbatim,
} from '@infra-portal/infra-react';
import { FoldedList } from '../parts/FoldedList';
import { ModuleLink } from '../parts/Links';
import { infraStacksTranslationRef } from '../translation/ref';

type Call = Stack['calls'][number];

/** Modules of which a stack calls a version before the latest, or one that moves. */
export function ModulesBehind({ calls }: { calls: readonly Call[] }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const behind = calls.filter(
    each => each.pin === 'moving' || (each.behind ?? 0) > 0,
  );
  if (behind.length === 0) {
    return (
      <span className={styles.quiet}>{t('entity.stack.modules.none')}</span>
    );
  }
  return (
    <FoldedList
      items={behind}
      keyOf={({ file, line, name }) => `${file} ${line} ${name}`}
      className={styles.list}
    >
      {call => (
        <>
          {call.module === undefined ? (
            <Verbatim text={call.name} />
          ) : (
            <ModuleLink name={call.module} text={call.name} />
          )}{' '}
          <StatusMark tone="warning">
            {call.pin === 'moving'
              ? t('stack.modules.moving')
              : t('module.uses.behind', { count: call.behind ?? 0 })}
          </StatusMark>
        </>
      )}
    </FoldedList>
  );
}
