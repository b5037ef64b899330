export { describeSchedule } from './describe.ts';
export { dueTimes, latestDue, nextDue } from './due.ts';
export { type Settlement, settle } from './settle.ts';
export { suggestZones } from './suggest-zones.ts';
export { type ScheduleReading, understandSchedule } from './understand-schedule.ts';
export { understandZone, type ZoneReading } from './understand-zone.ts';
export { zoneName } from './zone-names.ts';
