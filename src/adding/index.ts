export { type AddDeskParts, createAddDesk, type Examined } from './desk.ts';
