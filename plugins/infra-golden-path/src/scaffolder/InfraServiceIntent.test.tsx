import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { goldenPathApiRef } from '../api';
import { sampleForm } from '../testing/sampleForm';
import { samplePreview } from '../testing/samplePreview';
import {
  InfraServiceIntent,
  type IntentFieldProps,
} from './InfraServiceIntent';
import { validateIntent } from './validateIntent';

async function show(form: jest.Mock, formData = {}) {
  const onChange = jest.fn();
  const props = {
    formData,
    onChange,
    uiSchema: { 'ui:options': { repository: 'github.com/acme/other' } },
  } as unknown as IntentFieldProps;
  await renderInTestApp(<InfraServiceIntent {...props} />, {
    apis: [
      [goldenPathApiRef, { form, preview: async () => samplePreview() }],
      [catalogApiRef, catalogApiMock({ entities: [] })],
      mockApis.identity(),
    ] as never,
  });
  return onChange;
}

describe('InfraServiceIntent', () => {
  it('gives the answers as an intent', async () => {
    const form = jest.fn(async () => sampleForm);
    const onChange = await show(form, { product: 'authhub' });
    await userEvent.type(
      await screen.findByLabelText('Name of the service'),
      'login',
    );
    expect(onChange).toHaveBeenLastCalledWith(
      expect.objectContaining({
        version: 1,
        product: 'authhub',
        service: 'login',
      }),
    );
    expect(form).toHaveBeenCalledWith('github.com/acme/other');
  });

  it('offers to try again when the form cannot be loaded', async () => {
    const form = jest.fn(async () => Promise.reject(new Error('no GitHub')));
    await show(form);
    expect(await screen.findByRole('alert')).toHaveTextContent('no GitHub');
    form.mockResolvedValue(sampleForm as never);
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByLabelText('Name of the service'),
    ).toBeInTheDocument();
  });
});

describe('validateIntent', () => {
  const errorsOf = (intent: Record<string, unknown> | undefined) => {
    const addError = jest.fn();
    validateIntent(
      intent,
      { addError },
      { apiHolder: { get: () => undefined } },
    );
    return addError.mock.calls.flat();
  };

  it('asks for what nothing can be made without', () => {
    expect(errorsOf({ product: 'a', service: 'b', owner: 'c' })).toEqual([]);
    expect(errorsOf({ product: 'a' })).toEqual([
      'Name the service.',
      'Choose the owner.',
    ]);
    expect(errorsOf(undefined)).toHaveLength(3);
  });
});
