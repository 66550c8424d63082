import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Stack } from '@infra-portal/infra-common';
import {
  pageStyles as page,
  Section,
  StatusMark,
  Verbatim,
} from '@infra-portal/infra-react';
import { LineLink, ModuleLink } from '../parts/Links';
import { infraStacksTranslationRef } from '../translation/ref';
import { lineUrl } from './lineUrl';
import styles from './Stack.module.css';

type Call = Stack['calls'][number];

/** The modules that a stack calls, with the versions it is tied to. */
export function Modules({ stack }: { stack: Stack }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  return (
    <Section title={t('stack.modules')}>
      {stack.calls.length === 0 ? (
        <p className={page.quiet}>{t('stack.modules.none')}</p>
      ) : (
        <ul className={styles.rows}>
          {stack.calls.map(call => (
            <li key={`${call.file} ${call.line} ${call.name}`}>
              <Called call={call} />
              <Version call={call} />
              <span className={page.place}>
                <Verbatim text={call.source ?? t('stack.modules.unknown')} />
              </span>
              <LineLink
                file={call.file}
                line={call.line}
                href={lineUrl(stack, call.file, call.line)}
              />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** A module as people say it: the last part of where it is. */
function calledTitle(source: string | undefined): string | undefined {
  return source?.split('?')[0].split('/').filter(Boolean).at(-1);
}

/** What the call is called here, and the page of what it calls. */
function Called({ call: { name, module, source } }: { call: Call }) {
  const own = (
    <strong>
      <Verbatim text={name} />
    </strong>
  );
  if (module === undefined) return own;
  return (
    <span>
      {own} → <ModuleLink name={module} text={calledTitle(source) ?? module} />
    </span>
  );
}

function Version({ call }: { call: Call }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const { pin, exactVersion, version, behind, latest } = call;
  if (pin === 'local') {
    return <span className={page.quiet}>{t('stack.modules.local')}</span>;
  }
  if (pin === 'moving') {
    return <StatusMark tone="warning">{t('stack.modules.moving')}</StatusMark>;
  }
  const text = exactVersion ?? version;
  return (
    <span className={styles.version}>
      {text && <Verbatim text={text} />}
      {behind !== undefined && behind > 0 && latest && (
        <>
          <StatusMark tone="warning">
            {t('module.uses.behind', { count: behind })}
          </StatusMark>
          <span className={page.quiet}>
            {t('module.latest')}: <Verbatim text={latest} />
          </span>
        </>
      )}
      {behind === 0 && (
        <StatusMark tone="good">{t('module.uses.latest')}</StatusMark>
      )}
    </span>
  );
}
