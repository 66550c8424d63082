import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Stack } from '@infra-portal/infra-common';
import { StatusMark, Verbatim } from '@infra-portal/infra-react';
import { infraStacksTranslationRef } from '../translation/ref';
import page from '../parts/Page.module.css';
import styles from './Stack.module.css';

/** The modules that a stack calls, with the versions it is tied to. */
export function Modules({ stack }: { stack: Stack }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  return (
    <section aria-labelledby="stack-modules">
      <h2 id="stack-modules">{t('stack.modules')}</h2>
      {stack.calls.length === 0 ? (
        <p className={page.quiet}>{t('stack.modules.none')}</p>
      ) : (
        <ul className={styles.rows}>
          {stack.calls.map(call => (
            <li key={`${call.file} ${call.line} ${call.name}`}>
              <strong>
                <Verbatim text={call.name} />
              </strong>
              <Version call={call} />
              <span className={styles.place}>
                <Verbatim text={call.source ?? t('stack.modules.unknown')} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Version({ call }: { call: Stack['calls'][number] }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const { pin, exactVersion, version } = call;
  if (pin === 'local') {
    return <span className={page.quiet}>{t('stack.modules.local')}</span>;
  }
  if (pin === 'moving') {
    return <StatusMark tone="warning">{t('stack.modules.moving')}</StatusMark>;
  }
  const text = exactVersion ?? version;
  return text ? (
    <span className={styles.version}>
      <Verbatim text={text} />
    </span>
  ) : null;
}
