import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Module } from '@infra-portal/infra-common';
import { Age, Fact, FactList, safeHref } from '@infra-portal/infra-react';
import { infraStacksTranslationRef } from '../translation/ref';

/** Versions that are named before the rest is only counted. */
const FEW = 12;

/** Where a module is, which versions it has, and when it was read. */
export function Facts({ module }: { module: Module }) {
  const { t } = useTranslationRef(infraStacksTranslationRef);
  const { versionList, requiredProviders } = module;
  const more = versionList.length - FEW;
  const versions = versionList.slice(0, FEW).join(', ');
  return (
    <FactList
      title={t('module.what')}
      href={safeHref(module.url)}
      open={t('stack.open')}
    >
      <Fact
        title={t('module.latest')}
        text={module.latest ?? t('modules.noVersion')}
      />
      {versionList.length > 1 && (
        <Fact
          title={t('module.versions')}
          text={more > 0 ? `${versions} … +${more}` : versions}
        />
      )}
      <Fact title={t('stack.repository')} text={module.repository} />
      <Fact title={t('stack.folder')} text={module.dir} />
      <Fact title={t('module.source')} text={module.source} />
      <Fact title={t('stack.terraform')} text={module.requiredVersion} />
      {requiredProviders.length > 0 && (
        <Fact
          title={t('stack.providers')}
          text={requiredProviders
            .map(({ name, source, version }) =>
              [source ?? name, version].filter(Boolean).join(' '),
            )
            .join(', ')}
        />
      )}
      <Fact title={t('stack.commit')} text={module.commit?.slice(0, 10)} />
      {module.observedAt && (
        <Fact title={t('stack.checked')}>
          <Age at={module.observedAt} />
        </Fact>
      )}
    </FactList>
  );
}
