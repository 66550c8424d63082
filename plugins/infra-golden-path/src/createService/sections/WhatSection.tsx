import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { infraGoldenPathTranslationRef } from '../../translation/ref';
import { ChoiceQuestion } from '../fields/ChoiceQuestion';
import { More } from '../fields/More';
import { OwnerQuestion } from '../fields/OwnerQuestion';
import { PathCards } from '../fields/PathCards';
import { Section } from '../fields/Section';
import { TextQuestion } from '../fields/TextQuestion';
import { useForm } from '../formState';

/** What it is called, what it belongs to, and which golden path it takes. */
export function WhatSection() {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { context } = useForm();
  const isNew = context.mode === 'create';
  const { costCenterPattern } = context.model;
  const title = t('section.what');
  return (
    <Section id="what" title={title}>
      {isNew && <PathCards />}
      {isNew && (
        <ChoiceQuestion
          name="product"
          options={context.model.products.map(({ name }) => name)}
        />
      )}
      {isNew && <TextQuestion name="service" code placeholder="login" />}
      <TextQuestion name="description" wide />
      <OwnerQuestion />
      <TextQuestion name="costCenter" code>
        {costCenterPattern && (
          <code>{t('input.rule', { pattern: costCenterPattern })}</code>
        )}
      </TextQuestion>
      <ChoiceQuestion
        name="dataClass"
        options={['public', 'internal', 'confidential', 'restricted']}
      />
      {!isNew && <PathCards />}
      <More section={title}>
        <ChoiceQuestion
          name="lifecycle"
          options={['experimental', 'production', 'deprecated']}
        />
      </More>
    </Section>
  );
}
