import { z } from 'zod';
import { amountSchema } from '../amount';
import { currencySchema } from '../estimate';
import {
  REPORT_LANGUAGES,
  weeklyReportSchema,
  weeklyScheduleSchema,
} from './types';

/**
 * *waiting*: it is sent soon, or tried again; *sent*; *failed*: nobody could be
 * told in a day; *kept*: there is nobody to send it to.
 */
export const WEEKLY_STATES = ['waiting', 'sent', 'failed', 'kept'] as const;

const keptWeekSchema = z.object({
  /** The day it was due, in the time zone of the schedule. */
  week: z.iso.date(),
  owner: z.string(),
  state: z.enum(WEEKLY_STATES),
  currency: currencySchema,
  monthly: amountSchema,
  change: amountSchema,
  sentAt: z.iso.datetime().optional(),
  /** Why it could not be sent when it was last tried. */
  failure: z.string().optional(),
});

export type KeptWeek = z.output<typeof keptWeekSchema>;

/** `GET /weekly`: reports that are kept, the newest first, and when more come. */
export const weeklyListSchema = z.object({
  /** Missing: none are sent. */
  schedule: weeklyScheduleSchema.optional(),
  next: z.iso.datetime().optional(),
  /** Of all stacks; an empty one: nobody owns them. */
  owners: z.array(z.string()),
  items: z.array(keptWeekSchema),
});

export type WeeklyList = z.output<typeof weeklyListSchema>;

export const costMessageSchema = z.object({
  title: z.string(),
  lines: z.array(z.object({ text: z.string(), url: z.string().optional() })),
  open: z.string(),
  language: z.enum(REPORT_LANGUAGES),
});

/** `GET /weekly/next` and `GET /weekly/:week`: a report, and as it is sent. */
export const weeklyAnswerSchema = z.object({
  report: weeklyReportSchema,
  message: costMessageSchema,
});

export type WeeklyAnswer = z.output<typeof weeklyAnswerSchema>;

/** `POST /weekly/send`: sends what there is to say now to whoever asks. */
export const sendWeeklySchema = z.strictObject({
  owner: z.string().max(300),
});
