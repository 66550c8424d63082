import type { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { DEFAULT_WORKSPACE, type Stack } from '@infra-portal/infra-common';
import { Age, safeHref, Verbatim } from '@infra-portal/infra-react';
import { infraStacksTranslationRef } from '../translation/ref';
import styles from './Stack.module.css';

/** Where a stack stands, whose it is, and when it was read. */
export function WhatItIs({ stack }: { stack: Stack }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const url = safeHref(stack.url);
  return (
    <section className={styles.facts} aria-labelledby="stack-what">
      <h2 id="stack-what">{t('stack.what')}</h2>
      <dl>
        <Fact title={t('stacks.column.product')} text={stack.product} />
        <Fact title={t('stack.service')} text={stack.service} />
        <Fact title={t('stacks.column.environment')} text={stack.environment} />
        <Fact title={t('stack.region')} text={stack.region} />
        <Fact title={t('stack.layer')} text={t(`layer.${stack.layer}`)} />
        <Fact
          title={t('stacks.column.owner')}
          text={stack.owner ?? t('stacks.noOwner')}
        />
        <Fact title={t('stack.repository')} text={stack.repository} />
        <Fact title={t('stack.folder')} text={stack.dir} />
        {stack.workspace !== DEFAULT_WORKSPACE && (
          <Fact title={t('stack.workspace')} text={stack.workspace} />
        )}
        <Fact title={t('stack.state')} text={stateOf(stack)}>
          {!stack.backend && t('stack.noState')}
        </Fact>
        <Fact title={t('stack.terraform')} text={stack.requiredVersion} />
        <Fact
          title={t('stack.atlantis')}
          text={stack.atlantisProjects.join(', ') || t('stack.none')}
        />
        <Fact
          title={t('stack.reason')}
          text={t(`stack.reason.${stack.reason}`)}
        />
        <Fact title={t('stack.commit')} text={stack.commit.slice(0, 10)} />
        <Fact title={t('stack.checked')}>
          <Age at={stack.observedAt} />
        </Fact>
      </dl>
      {url && (
        <p>
          <a href={url} target="_blank" rel="noreferrer">
            {t('stack.open')}
          </a>
        </p>
      )}
    </section>
  );
}

/** A row, or nothing where nothing is known. */
function Fact(props: { title: string; text?: string; children?: ReactNode }) {
  const { title, text, children } = props;
  if (text === undefined && !children) return null;
  return (
    <div>
      <dt>{title}</dt>
      <dd>{text === undefined ? children : <Verbatim text={text} />}</dd>
    </div>
  );
}

function stateOf({ backend }: Stack): string | undefined {
  if (!backend) return undefined;
  const { bucket, key } = backend.settings;
  const place = [bucket, key].filter(Boolean).join('/');
  return place ? `${backend.type}: ${place}` : backend.type;
}
