// What the user chose for the workbench as a whole, on this machine.
import { z } from 'zod';

/** Version of the stored form; a reader upgrades older ones and refuses newer ones. */
export const USER_SETTINGS_FORMAT = 1;

const folder = z
  .string()
  .max(4096)
  .regex(/^[^\0]+$/)
  .nullable();

const VIEW_CHARACTERS = 100_000;

const userSettings = z.object({
  /** Absolute; null for the folder of the user's home that `doctor` names. */
  dataFolder: folder,
  runsFolder: folder,
  theme: z.enum(['light', 'dark', 'system']),
  /** What each view remembers of itself, such as its columns: JSON that the view alone reads, 100,000 characters of it. */
  views: z
    .record(z.string().max(100), z.json())
    .refine((views) => JSON.stringify(views).length <= VIEW_CHARACTERS, { error: 'more than a view may remember' }),
});
export type UserSettings = z.infer<typeof userSettings>;

/** Those to change. */
export const settingsChange = userSettings.partial();
export type SettingsChange = z.infer<typeof settingsChange>;

export const storedUserSettings = z.object({ format: z.literal(USER_SETTINGS_FORMAT), ...userSettings.shape });

export const defaultUserSettings: UserSettings = { dataFolder: null, runsFolder: null, theme: 'system', views: {} };
