import { join } from 'node:path';
import { projectFolder } from '../../scripts/install.mjs';

export { projectFolder };
export const migrationsFolder = join(projectFolder, 'server/database/migrations');
