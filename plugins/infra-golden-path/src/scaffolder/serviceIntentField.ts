import {
  createFormField,
  type FormField,
} from '@backstage/plugin-scaffolder-react/alpha';
import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { InfraServiceIntent } from './InfraServiceIntent';
import { validateIntent } from './validateIntent';

const schema = makeFieldSchema({
  output: z => z.record(z.string(), z.unknown()),
  uiOptions: z =>
    z.object({
      repository: z
        .string()
        .optional()
        .describe('host/owner/name; default: the configured repository'),
    }),
});

/** `ui:field: InfraServiceIntent`: the questions of Create service; its value is the intent. */
export const serviceIntentField: FormField = createFormField({
  name: 'InfraServiceIntent',
  component: InfraServiceIntent,
  validation: validateIntent,
  schema,
});
