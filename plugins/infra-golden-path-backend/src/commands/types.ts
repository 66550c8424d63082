import type { commandOrderSchema } from '@infra-portal/infra-common';
import type { z } from 'zod';

/** What a person asks Atlantis for, with their token. */
export type Command = z.output<typeof commandOrderSchema>;
