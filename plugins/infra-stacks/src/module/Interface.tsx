import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Module } from '@infra-portal/infra-common';
import {
  pageStyles as page,
  Section,
  tableStyles as table,
  Verbatim,
} from '@infra-portal/infra-react';
import { infraStacksTranslationRef } from '../translation/ref';
import styles from './Module.module.css';

/** What a module takes, what it needs of that first. */
export function Inputs({ module }: { module: Module }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const variables = [...module.variables].sort(
    (a, b) => Number(b.required) - Number(a.required),
  );
  return (
    <Section title={t('module.inputs')} note={String(variables.length)}>
      {variables.length === 0 ? (
        <p className={page.quiet}>{t('module.inputs.none')}</p>
      ) : (
        <table className={table.table} aria-label={t('module.inputs')}>
          <thead>
            <tr>
              <th scope="col">{t('module.inputs.name')}</th>
              <th scope="col">{t('module.inputs.type')}</th>
              <th scope="col">{t('module.inputs.default')}</th>
              <th scope="col">{t('module.inputs.description')}</th>
            </tr>
          </thead>
          <tbody>
            {variables.map(variable => (
              <tr key={variable.name}>
                <th scope="row">
                  <Code text={variable.name} />
                </th>
                <td data-label={t('module.inputs.type')}>
                  <Code text={variable.type} />
                </td>
                <td data-label={t('module.inputs.default')}>
                  {variable.required ? (
                    <strong className={styles.required}>
                      {t('module.inputs.required')}
                    </strong>
                  ) : (
                    <Code text={variable.default} />
                  )}
                </td>
                <td data-label={t('module.inputs.description')}>
                  <Verbatim text={variable.description ?? ''} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

/** What a module gives. */
export function Outputs({ module }: { module: Module }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const { outputs } = module;
  return (
    <Section title={t('module.outputs')} note={String(outputs.length)}>
      {outputs.length === 0 ? (
        <p className={page.quiet}>{t('module.outputs.none')}</p>
      ) : (
        <dl className={styles.outputs}>
          {outputs.map(({ name, description = '' }) => (
            <div key={name}>
              <dt>
                <Code text={name} />
              </dt>
              <dd>
                <Verbatim text={description} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Section>
  );
}

/** Characters of a type or a default that stand in one cell. */
const SHORT = 60;

function Code({ text }: { text?: string }) {
  if (text === undefined) return null;
  if (text.length <= SHORT && !text.includes('\n')) {
    return (
      <code className={styles.code}>
        <Verbatim text={text} />
      </code>
    );
  }
  return (
    <details className={styles.long}>
      <summary>
        <code className={styles.code}>
          <Verbatim text={`${text.slice(0, 24).split('\n')[0]}…`} />
        </code>
      </summary>
      <code className={styles.code}>
        <Verbatim text={text} />
      </code>
    </details>
  );
}
