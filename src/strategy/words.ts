/** Words written with a capital that name no player: function words that open sentences, times, places, peoples, crafts. */
export const NO_PLAYERS: ReadonlySet<string> = new Set(
  (
    "i i'm i've i'll i'd a an the and but or so if then than that this these those there here it its it's he she they we you your my our their his her him them us me who what when where why how which " +
    'is are was were be been am do does did done have has had will would can could should may might must not no yes yeah ok okay um uh oh well now just like also all any both each every some most many more less few much very really ' +
    'one two three four five six seven eight nine ten first second third last next new old big good great right let lets because while after before since until again even only once maybe perhaps instead ' +
    'in on at by for from to of with without about into over under up down out off as per via number story piece part step section chapter question answer point thing things people person someone everyone everybody nobody ' +
    'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december christmas thanksgiving easter halloween ' +
    'american americans america us usa uk british britain europe european europeans chinese russian russia india indian german germany french france japanese korean korea taiwan israel canada english spanish african africa asia asian western eastern northern southern ' +
    'new-york york silicon valley san francisco london paris berlin washington seattle boston wall street west east north south world earth mars ' +
    'ai agi asi llm llms ml gpu gpus cpu api apis app apps ui ux saas ceo cto cfo coo vp hr pm pms ipo vc vcs arr roi kpi okr sql json csv pdf html css python javascript typescript java rust react linux web internet github-actions mcp rag tv pc vr ar ' +
    'pro max mini plus flash ultra lite beta builders projects vibe deep strong reuters game theory transformer transformers cutting edge advantage market bluetooth wifi email slack-channel substack youtube-video god dad mom kid sir mr mrs ms dr cheers thanks thank hello hi hey welcome link ' +
    'engineer engineers developer developers product manager design designer data science marketing sales finance legal enterprise enterprises consumer company companies ceos ctos board team teams university college school phd mba'
  ).split(' '),
);

/** Stems of what companies do on purpose, and people, places and products do not. */
export const WILLING =
  /^(?:announc|launch|releas|rais(?:ed|ing|es)|acqui|bought|buys|buying|sells|sold|selling|hir(?:ed|ing|es)|want|plan(?:s|ned|ning)$|bet(?:s|ting)?$|gambl|compet|invest|charg|refus|merg|sued|suing|partner|expand|cut(?:s|ting)?$|decid|need|spend|spent|los(?:t|es|ing)$|own(?:s|ed)$|earn|defend|push|try|tries|trying|hop(?:es|ing)|aim|open(?:s|ed|ing)$|clos(?:es|ed|ing)$|build|built|ship(?:s|ped|ping)$|sign(?:s|ed|ing)$|focus|pivot|enter|leav(?:e|es|ing)$|order(?:s|ed|ing)$|control|dominat|price[sd]?$|pricing|lower(?:s|ed|ing)$|strateg|goal|market|custom|revenue|profit|margin|business|incentiv|ambition|investor|shareholder)/u;
