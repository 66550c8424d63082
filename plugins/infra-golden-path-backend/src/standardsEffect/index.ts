import type { AddRoutes, RoomDeps } from '../rooms';
import { addStandardsEffectRoutes } from './routes';
import type { StandardsEffects } from './StandardsEffects';

export {
  addStandardsEffectRoutes,
  STANDARDS_EFFECT_OPERATIONS,
} from './routes';

/** What changes of the standards come to. */
export function openStandardsEffect(
  deps: RoomDeps & { effects: StandardsEffects },
): AddRoutes {
  const { effects, httpAuth, permissions } = deps;
  return router =>
    addStandardsEffectRoutes(router, { effects, httpAuth, permissions });
}
