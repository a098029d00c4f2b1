/** The words of the activity view, loaded with it alone. */
import type { activity } from './en/activity.ts';
import { pick } from './pick.ts';

export type ActivityText = typeof activity;
export const activityText: ActivityText = await pick<ActivityText>({
  en: async () => (await import('./en/activity.ts')).activity,
  sv: async () => (await import('./sv/activity.ts')).activity,
  da: async () => (await import('./da/activity.ts')).activity,
  nb: async () => (await import('./nb/activity.ts')).activity,
});
