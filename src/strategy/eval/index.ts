export { evaluate, type Figures, type LabelledSegment, type LabelledTalk } from './evaluate.ts';
export { type LabelledDocument, LabelsError, parseLabels } from './labels.ts';
export { compare, type Labelled, tableOf } from './table.ts';
