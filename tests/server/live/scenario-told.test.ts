import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { describe } from 'vitest';
import { openPostgresql } from '../../../server/database/postgresql/open-postgresql.ts';
import { describeApi, TestApi } from '../../helpers/app.ts';
import { LiveListener } from '../../helpers/live-listener.ts';
import { createDatabase, dropDatabase } from '../../helpers/postgres.ts';
