import { Link } from 'react-router-dom';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { DEFAULT_WORKSPACE, type Stack } from '@infra-portal/infra-common';
import {
  Age,
  Fact,
  FactList,
  safeHref,
  shortOwner,
} from '@infra-portal/infra-react';
import { ProductLink } from '../parts/Links';
import { stackCostRouteRef, useRoutePath } from '../routes';
import { infraStacksTranslationRef } from '../translation/ref';

/** Where a stack stands, whose it is, and when it was read. */
export function WhatItIs({ stack }: { stack: Stack }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const cost = useRoutePath(stackCostRouteRef);
  return (
    <FactList
      title={t('stack.what')}
      href={safeHref(stack.url)}
      open={t('stack.open')}
    >
      {stack.product !== undefined && (
        <Fact title={t('stacks.column.product')}>
          <ProductLink name={stack.product} />
        </Fact>
      )}
      <Fact title={t('stack.service')} text={stack.service} />
      <Fact title={t('stacks.column.environment')} text={stack.environment} />
      <Fact title={t('stack.region')} text={stack.region} />
      <Fact
        title={t('stacks.column.owner')}
        text={stack.owner ? shortOwner(stack.owner) : t('stacks.noOwner')}
      />
      {cost && (
        <Fact title={t('stack.cost')}>
          <Link to={cost({ name: stack.name })}>{t('stack.cost.open')}</Link>
        </Fact>
      )}
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
        title={t('stack.runner')}
        text={t(`stack.runner.${stack.runner ?? 'unknown'}`)}
      />
      {(stack.runner ?? 'atlantis') === 'atlantis' && (
        <Fact
          title={t('stack.atlantis')}
          text={stack.atlantisProjects.join(', ') || t('stack.none')}
        />
      )}
      <Fact
        title={t('stack.reason')}
        text={t(`stack.reason.${stack.reason}`)}
      />
      <Fact title={t('stack.commit')} text={stack.commit.slice(0, 10)} />
      <Fact title={t('stack.checked')}>
        <Age at={stack.observedAt} />
      </Fact>
    </FactList>
  );
}

function stateOf({ backend }: Stack): string | undefined {
  if (!backend) return undefined;
  const { bucket, key } = backend.settings;
  const place = [bucket, key].filter(Boolean).join('/');
  return place ? `${backend.type}: ${place}` : backend.type;
}
