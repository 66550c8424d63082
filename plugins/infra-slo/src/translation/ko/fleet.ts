import type { fleetMessages } from '../messages/fleet';

export const fleetKorean: Record<keyof typeof fleetMessages, string> = {
  'fleet.title': 'SLO',
};
