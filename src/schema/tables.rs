//! The fields of collections. `tests/catalogue` makes this of `src/schema/data/fields.txt`: edit that, and run it with `UPDATE=1`.

#![cfg_attr(rustfmt, rustfmt::skip)]

use super::rows::{Node, Shape, node, shape};

/// Each collection's name and the list of its fields.
pub(super) const COLLECTIONS: &[(&str, u16)] = &[
    ("abac_attributes", 1),
    ("avatars", 11),
    ("banners", 15),
    ("calendar_events", 16),
    ("call_history", 17),
    ("canned_responses", 18),
    ("custom_sounds", 19),
    ("custom_user_status", 20),
    ("email_inbox", 23),
    ("emoji_custom", 24),
    ("integration_history", 67),
    ("integrations", 69),
    ("invites", 70),
    ("livechat_agents", 98),
    ("livechat_business_hours", 104),
    ("livechat_contacts", 113),
    ("livechat_custom_fields", 114),
    ("livechat_department_agents", 115),
    ("livechat_departments", 116),
    ("livechat_inquiry", 137),
    ("livechat_priorities", 138),
    ("livechat_rooms", 156),
    ("livechat_sla", 157),
    ("livechat_tags", 158),
    ("livechat_triggers", 162),
    ("livechat_units", 163),
    ("livechat_visitors", 169),
    ("messages", 194),
    ("moderation_reports", 199),
    ("oauth_apps", 201),
    ("permissions", 202),
    ("read_receipts", 210),
    ("roles", 211),
    ("rooms", 213),
    ("server_events", 216),
    ("sessions", 219),
    ("settings", 227),
    ("slash_commands", 228),
    ("statistics", 280),
    ("subscriptions", 285),
    ("team_members", 286),
    ("teams", 287),
    ("uploads", 11),
    ("users", 288),
    ("video_conference", 291),
];

/// The shapes of fields, from 1 on.
pub(super) const SHAPES: &[Shape] = &[
    shape(1, 0, &[]),
    shape(32, 1, &[]),
    shape(16, 0, &[]),
    shape(8, 0, &[]),
    shape(4, 0, &[]),
    shape(1, 0, &["rc.v1.aes-sha2", "rc.v2.aes-sha2", "m.megolm.v1.aes-sha2"]),
    shape(32, 16, &[]),
    shape(2, 0, &[]),
    shape(17, 0, &["cloud", "system"]),
    shape(32, 1, &["web", "mobile"]),
    shape(1, 0, &["banner", "modal"]),
    shape(127, 127, &[]),
    shape(65, 0, &[]),
    shape(1, 0, &["inbound", "outbound"]),
    shape(1, 0, &["ended", "not-answered", "failed", "error", "transferred"]),
    shape(1, 0, &["media-call"]),
    shape(80, 0, &[]),
    shape(1, 0, &["sendMessage", "fileUploaded", "roomArchived", "roomCreated", "roomJoined", "roomLeft", "userCreated"]),
    shape(19, 0, &[]),
    shape(2, 0, &["1", "2", "3", "4"]),
    shape(1, 0, &["PARAGRAPH", "CODE", "HEADING", "QUOTE", "SPOILER_BLOCK", "LIST_ITEM", "TASKS", "ORDERED_LIST", "UNORDERED_LIST", "LINE_BREAK", "KATEX", "BIG_EMOJI"]),
    shape(33, 16, &[]),
    shape(1, 0, &["sendMessage", "respondWithMessage", "respondWithQuotedMessage"]),
    shape(1, 0, &["button"]),
    shape(1, 0, &["horizontal", "vertical"]),
    shape(1, 0, &["file", "removed-file"]),
    shape(7, 0, &[]),
    shape(32, 1, &["text", "pretext", "fields"]),
    shape(1, 0, &["file"]),
    shape(1, 0, &["TIMESTAMP", "BOLD", "SPOILER", "PLAIN_TEXT", "ITALIC", "STRIKE", "INLINE_CODE", "IMAGE", "LINK", "MENTION_USER", "MENTION_CHANNEL", "EMOJI", "COLOR", "INLINE_KATEX", "CODE_LINE", "PARAGRAPH", "TASK", "LIST_ITEM"]),
    shape(49, 16, &[]),
    shape(1, 0, &["pending", "done"]),
    shape(32, 2, &[]),
    shape(1, 0, &["Point"]),
    shape(1, 0, &["PLAIN_TEXT"]),
    shape(1, 0, &["d", "t", "T", "D", "f", "F", "R"]),
    shape(48, 16, &[]),
    shape(1, 0, &["PLAIN_TEXT", "ITALIC", "STRIKE", "INLINE_CODE", "LINK", "MENTION_USER", "MENTION_CHANNEL", "EMOJI", "TIMESTAMP", "BOLD", "IMAGE", "COLOR", "INLINE_KATEX", "SPOILER"]),
    shape(1, 0, &["user", "team"]),
    shape(1, 0, &["e2e", "uj", "ul", "ru", "au", "mute_unmute", "r", "ut", "wm", "rm", "subscription-role-added", "subscription-role-removed", "room-archived", "room-unarchived", "room_changed_privacy", "room_changed_description", "room_changed_announcement", "room_changed_avatar", "room_changed_topic", "room_e2e_enabled", "room_e2e_disabled", "user-muted", "user-unmuted", "room-removed-read-only", "room-set-read-only", "room-allowed-reacting", "room-disallowed-reacting", "command", "videoconf", "message_pinned", "message_pinned_e2e", "new-moderator", "moderator-removed", "new-owner", "owner-removed", "new-leader", "leader-removed", "discussion-created", "removed-user-from-team", "added-user-to-team", "ult", "user-converted-to-team", "user-converted-to-channel", "user-removed-room-from-team", "user-deleted-room-from-team", "user-added-room-to-team", "ujt", "livechat_navigation_history", "livechat_transfer_history", "livechat_transcript_history", "livechat_video_call", "livechat_transfer_history_fallback", "livechat-close", "livechat_webrtc_video_call", "livechat-started", "omnichannel_priority_change_history", "omnichannel_sla_change_history", "omnichannel_placed_chat_on_hold", "omnichannel_on_hold_chat_resumed", "voip-call-started", "voip-call-declined", "voip-call-on-hold", "voip-call-unhold", "voip-call-ended", "voip-call-duration", "voip-call-wrapup", "voip-call-ended-unexpectedly", "otr", "otr-ack", "user_joined_otr", "user_requested_otr_key_refresh", "user_key_refreshed_successfully"]),
    shape(1, 0, &["e2e", "uj", "ui", "uir", "ul", "ru", "au", "mute_unmute", "r", "ut", "wm", "rm", "subscription-role-added", "subscription-role-removed", "room-archived", "room-unarchived", "room_changed_privacy", "room_changed_description", "room_changed_announcement", "room_changed_avatar", "room_changed_topic", "room_e2e_enabled", "room_e2e_disabled", "user-muted", "user-unmuted", "user-banned", "user-unbanned", "room-removed-read-only", "room-set-read-only", "room-allowed-reacting", "room-disallowed-reacting", "command", "videoconf", "message_pinned", "message_pinned_e2e", "new-moderator", "moderator-removed", "new-owner", "owner-removed", "new-leader", "leader-removed", "discussion-created", "abac-removed-user-from-room", "removed-user-from-team", "added-user-to-team", "ult", "user-converted-to-team", "user-converted-to-channel", "user-removed-room-from-team", "user-deleted-room-from-team", "user-added-room-to-team", "ujt", "livechat_navigation_history", "livechat_transfer_history", "livechat_transcript_history", "livechat_video_call", "livechat_transfer_history_fallback", "livechat-close", "livechat-started", "omnichannel_priority_change_history", "omnichannel_sla_change_history", "omnichannel_placed_chat_on_hold", "omnichannel_on_hold_chat_resumed"]),
    shape(1, 0, &["code", "inlinecode", "bold", "italic", "strike", "link"]),
    shape(1, 0, &["vm2", "isolated-vm"]),
    shape(1, 0, &["isolated-vm"]),
    shape(1, 0, &["webhook-incoming", "webhook-outgoing"]),
    shape(72, 0, &[]),
    shape(32, 1, &["large", "danger"]),
    shape(1, 0, &["deactivated", "pending_approval", "idle_too_long"]),
    shape(1, 0, &["online", "away", "offline", "busy", "disabled"]),
    shape(1, 0, &["internal", "external", "manual"]),
    shape(1, 0, &["personalAccessToken"]),
    shape(1, 0, &["available", "not-available"]),
    shape(1, 0, &["default", "custom"]),
    shape(1, 0, &["widget", "email", "sms", "app", "api", "other"]),
    shape(1, 0, &["visitor", "room"]),
    shape(1, 0, &["BOLD", "PLAIN_TEXT", "ITALIC", "STRIKE", "MENTION_CHANNEL"]),
    shape(1, 0, &["PLAIN_TEXT", "STRIKE", "INLINE_CODE", "LINK", "MENTION_USER", "MENTION_CHANNEL", "EMOJI", "TIMESTAMP", "ITALIC", "BOLD", "IMAGE", "COLOR", "INLINE_KATEX"]),
    shape(2, 0, &["5", "4", "3", "2", "1", "99"]),
    shape(1, 0, &["queued", "taken", "ready", "open"]),
    shape(1, 0, &["verifying", "queued", "taken", "ready", "open"]),
    shape(1, 0, &["l"]),
    shape(96, 16, &[]),
    shape(1, 0, &["ringing", "ended", "declined", "ongoing"]),
    shape(1, 0, &["user", "visitor"]),
    shape(6, 0, &[]),
    shape(32, 1, &["channels", "discussions"]),
    shape(1, 0, &["queued", "taken", "ready"]),
    shape(36, 1, &["e2e", "uj", "ul", "ru", "au", "mute_unmute", "r", "ut", "wm", "rm", "subscription-role-added", "subscription-role-removed", "room-archived", "room-unarchived", "room_changed_privacy", "room_changed_description", "room_changed_announcement", "room_changed_avatar", "room_changed_topic", "room_e2e_enabled", "room_e2e_disabled", "user-muted", "user-unmuted", "room-removed-read-only", "room-set-read-only", "room-allowed-reacting", "room-disallowed-reacting", "command", "videoconf", "message_pinned", "message_pinned_e2e", "new-moderator", "moderator-removed", "new-owner", "owner-removed", "new-leader", "leader-removed", "discussion-created", "removed-user-from-team", "added-user-to-team", "ult", "user-converted-to-team", "user-converted-to-channel", "user-removed-room-from-team", "user-deleted-room-from-team", "user-added-room-to-team", "ujt", "livechat_navigation_history", "livechat_transfer_history", "livechat_transcript_history", "livechat_video_call", "livechat_transfer_history_fallback", "livechat-close", "livechat_webrtc_video_call", "livechat-started", "omnichannel_priority_change_history", "omnichannel_sla_change_history", "omnichannel_placed_chat_on_hold", "omnichannel_on_hold_chat_resumed", "voip-call-started", "voip-call-declined", "voip-call-on-hold", "voip-call-unhold", "voip-call-ended", "voip-call-duration", "voip-call-wrapup", "voip-call-ended-unexpectedly", "otr", "otr-ack", "user_joined_otr", "user_requested_otr_key_refresh", "user_key_refreshed_successfully"]),
    shape(36, 1, &["e2e", "uj", "ui", "uir", "ul", "ru", "au", "mute_unmute", "r", "ut", "wm", "rm", "subscription-role-added", "subscription-role-removed", "room-archived", "room-unarchived", "room_changed_privacy", "room_changed_description", "room_changed_announcement", "room_changed_avatar", "room_changed_topic", "room_e2e_enabled", "room_e2e_disabled", "user-muted", "user-unmuted", "user-banned", "user-unbanned", "room-removed-read-only", "room-set-read-only", "room-allowed-reacting", "room-disallowed-reacting", "command", "videoconf", "message_pinned", "message_pinned_e2e", "new-moderator", "moderator-removed", "new-owner", "owner-removed", "new-leader", "leader-removed", "discussion-created", "abac-removed-user-from-room", "removed-user-from-team", "added-user-to-team", "ult", "user-converted-to-team", "user-converted-to-channel", "user-removed-room-from-team", "user-deleted-room-from-team", "user-added-room-to-team", "ujt", "livechat_navigation_history", "livechat_transfer_history", "livechat_transcript_history", "livechat_video_call", "livechat_transfer_history_fallback", "livechat-close", "livechat-started", "omnichannel_priority_change_history", "omnichannel_sla_change_history", "omnichannel_placed_chat_on_hold", "omnichannel_on_hold_chat_resumed"]),
    shape(1, 0, &["send-message", "use-external-service"]),
    shape(1, 0, &["queue", "custom"]),
    shape(1, 0, &["time-on-site", "page-url", "chat-opened-by-visitor", "after-guest-registration"]),
    shape(3, 0, &[]),
    shape(1, 0, &["public", "private"]),
    shape(1, 0, &["PLAIN_TEXT", "ITALIC", "STRIKE", "INLINE_CODE", "LINK", "MENTION_USER", "MENTION_CHANNEL", "EMOJI", "BOLD", "TIMESTAMP"]),
    shape(1, 0, &["PLAIN_TEXT", "ITALIC", "STRIKE", "MENTION_CHANNEL", "BOLD"]),
    shape(1, 0, &["TIMESTAMP", "PLAIN_TEXT", "INLINE_CODE", "LINK", "MENTION_USER", "MENTION_CHANNEL", "EMOJI", "STRIKE", "ITALIC", "BOLD"]),
    shape(1, 0, &["department", "agent", "queue"]),
    shape(1, 0, &["c", "d", "p", "l", "v"]),
    shape(1, 0, &["c", "d", "p", "l"]),
    shape(9, 0, &[]),
    shape(1, 0, &["settings"]),
    shape(1, 0, &["Users", "Subscriptions"]),
    shape(1, 0, &["user", "system", "app"]),
    shape(1, 0, &["failed-login-attempt", "login"]),
    shape(1, 0, &["failed-login-attempt", "login", "abac.subject.attribute.changed", "abac.object.attribute.changed", "abac.attribute.changed", "abac.action.performed", "abac.object.attributes.removed", "abac.attribute.store.switched", "settings.changed", "user.changed"]),
    shape(1, 0, &["session", "computed-session", "user_daily"]),
    shape(1, 0, &["color", "expression"]),
    shape(127, 19, &[]),
    shape(1, 0, &["string", "boolean", "code", "timezone", "relativeUrl", "password", "int", "select", "multiSelect", "language", "color", "font", "action", "asset", "roomPick", "group", "date", "lookup", "timespan"]),
    shape(1, 0, &["string", "boolean", "code", "timezone", "relativeUrl", "password", "int", "select", "multiSelect", "language", "color", "font", "action", "asset", "roomPick", "group", "date", "lookup", "range", "timespan"]),
    shape(1, 0, &["packageValue", "processEnvValue"]),
    shape(33, 1, &[]),
    shape(32, 127, &[]),
    shape(1, 0, &["all", "mentions", "nothing"]),
    shape(1, 0, &["user", "subscription"]),
    shape(1, 0, &["INVITED", "BANNED"]),
    shape(1, 0, &["default", "all", "mentions", "nothing"]),
    shape(2, 0, &["0", "1"]),
    shape(2, 0, &["0", "1", "2", "3", "4"]),
    shape(1, 0, &["direct", "videoconference", "livechat"]),
    shape(1, 0, &["direct", "videoconference", "livechat", "voip"]),
];

/// The names of fields, one after the other.
pub(super) const NAMES: &str = "\
    *\
    AmazonS3\
    BusinessHours\
    E2EKey\
    E2ESuggestedKey\
    Enabled\
    Exchange_Url\
    GoogleStorage\
    NickName\
    Outlook_Url\
    Webdav\
    __rooms\
    _createdAt\
    _createdBy\
    _hidden\
    _id\
    _pendingAvatarUrl\
    _updatedAt\
    _updatedBy\
    a\
    abacAttributes\
    abacEnabled\
    abacLastTimeChecked\
    abacRoomsEnrolled\
    abacTotalAttributeValues\
    abacTotalAttributes\
    accessToken\
    account2fa\
    accounts\
    action\
    actionLinks\
    actionText\
    actions\
    active\
    activeGuests\
    activeUsers\
    activity\
    actor\
    address\
    agentId\
    agentLocked\
    agentLockedAt\
    alert\
    alg\
    algorithm\
    alias\
    aliases\
    allowBadWordsFilter\
    allowDeleting\
    allowEditing\
    allowReceiveForwardOffline\
    allowUnrecognizedSlashCommand\
    allowUnsafeQueryAndFieldsApiParamsEnabled\
    amountOfExternalUsers\
    amountOfFederatedRooms\
    ancestors\
    announcement\
    announcementDetails\
    anonymousUsers\
    appId\
    appUsers\
    appliesWhen\
    apps\
    arch\
    archived\
    archivedDepartments\
    asset\
    assignNewConversationsToContactManager\
    attachments\
    attempts\
    audioNotificationValue\
    audio_size\
    audio_type\
    audio_url\
    author_icon\
    author_link\
    author_name\
    authorizedClients\
    autoTransferOngoing\
    autoTransferredAt\
    autoTranslate\
    autoTranslateFetching\
    autoTranslateLanguage\
    autoTranslateShowInverse\
    autocomplete\
    avatar\
    avatarETag\
    avatarOrigin\
    avatarUrl\
    avg\
    avgChannelsPerContact\
    awayUsers\
    b\
    banners\
    bcrypt\
    bigBlueButton\
    biggestRoom\
    bio\
    blocked\
    blocker\
    blocks\
    bot\
    branch\
    broadcast\
    broadcasting\
    buildAt\
    businessHourId\
    businessUnits\
    busy\
    busyUsers\
    button_alignment\
    bypassTwoFactor\
    calendar\
    callId\
    callStatus\
    calling\
    calls\
    callsDuration\
    canViewAllInfo\
    cannedResponses\
    cannedResponsesEnabled\
    changedAt\
    channel\
    channel_id\
    channels\
    chatClosingTags\
    chatDuration\
    chatsOnHold\
    ciphertext\
    cl\
    clientId\
    clientOnly\
    clientSecret\
    closedAt\
    closedBy\
    closer\
    closingMessage\
    cloud\
    code\
    collapsed\
    color\
    command\
    comment\
    complete\
    conditions\
    conflictingFields\
    contactExtension\
    contactId\
    contactManager\
    contactName\
    contactUsername\
    contactVerification\
    contactsCount\
    content\
    contentLength\
    contentType\
    conversationsCount\
    coordinates\
    count\
    country\
    cpus\
    createdAt\
    createdBy\
    createdOTR\
    crmData\
    cron\
    crv\
    customCSSChanged\
    customFields\
    d\
    dailyPeakConnections\
    dashboardCount\
    data\
    day\
    dayOfWeek\
    days\
    dcount\
    default\
    defaultAgent\
    defaultIcon\
    defaultProvider\
    defaultRoom\
    defaultUrl\
    defaultValue\
    definedBy\
    department\
    departmentAncestors\
    departmentEnabled\
    departmentId\
    departments\
    departmentsAllowedToForward\
    deploy\
    deploymentFingerprintHash\
    deploymentFingerprintVerified\
    description\
    descriptionMd\
    desktopNotifications\
    desktopPrefOrigin\
    destination\
    details\
    device\
    dictionary\
    direct\
    direction\
    dirty\
    disableNotifications\
    disabled\
    discussionRid\
    displayQuery\
    dlm\
    dms\
    dolphin\
    dp\
    dq\
    draft\
    drid\
    dueTimeInMinutes\
    duration\
    e\
    e2e\
    e2eChannelMentions\
    e2eDefaultDirectRoom\
    e2eDefaultPrivateRoom\
    e2eKeyId\
    e2eMentions\
    e2eUserMentions\
    e2ee\
    editedAt\
    editedBy\
    editor\
    email\
    email2fa\
    emailCode\
    emailInboxes\
    emailNotifications\
    emailPrefOrigin\
    emails\
    emoji\
    enableQuery\
    enabled\
    encrypted\
    encryption\
    endTime\
    ended\
    endedAt\
    endedBy\
    engineVersion\
    enterprise\
    enterpriseReady\
    entityId\
    env\
    error\
    errorStack\
    estimatedInactivityCloseTimeAt\
    estimatedWaitingTimeQueue\
    etag\
    event\
    eventId\
    excludePinned\
    exists\
    expire\
    expireAt\
    expires\
    expiresAt\
    ext\
    extension\
    extensions\
    external\
    externalCalls\
    externalConnectedServers\
    externalId\
    externalIds\
    externalInboundCalls\
    externalOutboundCalls\
    f\
    facebook\
    failedCalls\
    fallback\
    fallbackForwardDepartment\
    favorite\
    fd\
    featured\
    federated\
    federatedServers\
    federatedUsers\
    federation\
    federationOverviewData\
    federationReactionEventIds\
    field\
    fields\
    file\
    fileConstraints\
    fileId\
    fileStoreType\
    fileUpload\
    fileUploadEnable\
    files\
    filesOnly\
    finish\
    finished\
    fips\
    firstResponseTs\
    fname\
    format\
    frameworkDevMode\
    frameworkEnable\
    freeSwitchExtension\
    freemem\
    from\
    fromEmail\
    ft\
    g\
    general\
    github\
    gitlab\
    globalSearchEnabled\
    google\
    googleCloudStorage\
    group\
    groupMentions\
    groupPermissionId\
    groupable\
    groups\
    hasConflict\
    hash\
    hashedBackup\
    hashedToken\
    hashes\
    headers\
    height\
    hidden\
    hiddenAt\
    hideMentionStatus\
    hideUnreadStatus\
    highlight\
    homeBodyChanged\
    homeTitleChanged\
    host\
    hostname\
    href\
    html\
    httpCallData\
    httpError\
    httpResult\
    i18n\
    i18nDescription\
    i18nLabel\
    icon\
    id\
    idAttribute\
    identify\
    idp\
    idpSession\
    iframe\
    ignoreParse\
    ignoreThreads\
    ignored\
    image_alt\
    image_dimensions\
    image_preview\
    image_size\
    image_type\
    image_url\
    imap\
    impersonateUser\
    importIds\
    imported\
    importer\
    inResponseTo\
    inactiveReason\
    inactivedAt\
    inbox\
    industry\
    installedAt\
    instanceCount\
    instanceId\
    integration\
    integrations\
    internalCalls\
    invalidValue\
    inviteToken\
    inviter\
    ip\
    isDepartmentRemovalEnabled\
    isOAuthUser\
    is_webview\
    items\
    iv\
    jitsiEnabled\
    joinCodeRequired\
    joinJitsiButton\
    k\
    key\
    key_ops\
    kid\
    kty\
    label\
    language\
    lastActivityAt\
    lastAgent\
    lastChat\
    lastChattedAgentPreferred\
    lastDay\
    lastLogin\
    lastMessage\
    lastMessageSentAt\
    lastMessageTs\
    lastMonth\
    lastRoutingTime\
    lastSeenSubscription\
    lastTokenPart\
    lastWeek\
    ldap\
    level\
    link\
    linkedin\
    liveStream\
    liveStreamAndBroadcasting\
    livechat\
    livechatAutomaticForwardingUnansweredChats\
    livechatCount\
    livechatData\
    livechatEnabled\
    livechatMonitors\
    livechatStatusSystemModified\
    livechatTags\
    lm\
    loadavg\
    location\
    locked\
    lockedAt\
    loggedInCustomScriptChanged\
    loggedOutCustomScriptChanged\
    loginAt\
    loginToken\
    loginTokens\
    logoChange\
    logoutAt\
    logoutBy\
    longVersion\
    lookupEndpoint\
    lq\
    lr\
    ls\
    mandatory2fa\
    matrixFederation\
    maxAge\
    maxMonthlyPeakConnections\
    maxNumberSimultaneousChat\
    maxRetries\
    maxUses\
    maximumSizeOfPublicRoomsUsers\
    md\
    mediaId\
    meetingUrl\
    mentions\
    message\
    messageAuditApply\
    messageAuditLoad\
    messageId\
    message_id\
    message_link\
    messages\
    meta\
    metadata\
    meteorSettingsValue\
    method\
    method_id\
    metrics\
    migration\
    mobilePrefOrigin\
    mobilePushNotifications\
    moderatedBy\
    moderationInfo\
    modifiedAt\
    modifiers\
    modules\
    mongoStorageEngine\
    mongoVersion\
    month\
    mostImportantRole\
    mrid\
    mrkdwn_in\
    msEnabled\
    msg\
    msgId\
    msg_in_chat_window\
    msg_processing_type\
    msgs\
    mui\
    multiline\
    muteGroupMentions\
    muted\
    mxcUri\
    n\
    name\
    nameID\
    names\
    navigation\
    newValue\
    nextDepartment\
    nextcloud\
    nickname\
    noHtml\
    nodeVersion\
    nonActiveUsers\
    notificationSent\
    nps\
    numAgents\
    numDepartments\
    numMonitors\
    number\
    numberOfEvents\
    numberOfFederatedUsers\
    numberOfServers\
    oauth\
    offlineMessageChannelName\
    offlineUsers\
    oldRoomKeys\
    oldValue\
    omnichannel\
    omnichannelContactsBySource\
    omnichannelPdfTranscriptRequested\
    omnichannelPdfTranscriptSucceeded\
    omnichannelRoomsWithPriorities\
    omnichannelRoomsWithSlas\
    omnichannelSources\
    omnichannelWebRTCCalls\
    onHold\
    onHoldEnabled\
    onLogoutCustomScriptChanged\
    onlineUsers\
    open\
    openBusinessHours\
    oplogEnabled\
    options\
    order\
    organizationType\
    origin\
    original\
    originalId\
    originalStore\
    os\
    oth\
    otr\
    otrAck\
    otrEnable\
    outlook\
    overrideDestinationChannelEnabled\
    overrideGlobal\
    owner\
    p\
    packageEditor\
    packageValue\
    page\
    pages\
    params\
    parentId\
    parsedUrl\
    password\
    passwordHistory\
    path\
    pathname\
    pdfTranscriptFileId\
    pdfTranscriptRequested\
    permission\
    persistent\
    phone\
    phoneNumber\
    phones\
    pid\
    pinned\
    pinnedAt\
    pinnedBy\
    placeholder\
    platform\
    port\
    preRegistration\
    predictedVisitorAbandonmentAt\
    preferences\
    prepareSentMessage\
    pretext\
    previousState\
    prid\
    priorities\
    priority\
    priorityData\
    priorityId\
    priorityWeight\
    private\
    private_key\
    process\
    processEnvValue\
    processSentMessage\
    profile\
    progress\
    properties\
    protected\
    protocol\
    provider\
    providerData\
    providerId\
    providerName\
    providesPreview\
    public\
    publicFilePath\
    public_key\
    push\
    pushEnable\
    pushQueue\
    pushSecured\
    q\
    qi\
    quantity\
    query\
    queuedAt\
    r\
    ranPrepareScript\
    random\
    reactWhenReadOnly\
    reaction\
    reactions\
    read\
    readReceiptEnabled\
    readReceiptStoreUsers\
    readReceiptsDetailed\
    readReceiptsEnabled\
    readonly\
    reason\
    receiptsArchived\
    redirectUri\
    refreshToken\
    regexp\
    registerServer\
    release\
    reminderMinutesBeforeStart\
    reminderTime\
    replies\
    replyTo\
    reportedBy\
    reportedUser\
    requestData\
    requestTagBeforeClosingChat\
    requestedAt\
    requestedBy\
    requirePasswordChange\
    requirePasswordChangeReason\
    required\
    requiredOnWizard\
    response\
    responseBy\
    resume\
    retention\
    retryCount\
    retryDelay\
    retryFailedCalls\
    rid\
    ringing\
    ro\
    role\
    rolePrioritiesCreated\
    roles\
    room\
    roomId\
    roomRolePriorities\
    roomsInsideTeams\
    routingAlgorithm\
    runOnEdits\
    runOnce\
    s3\
    saml\
    scope\
    script\
    scriptCompiled\
    scriptEnabled\
    scriptEngine\
    scriptError\
    search\
    searchTerm\
    searchable\
    searchedServerNames\
    seatRequests\
    secret\
    section\
    sectionPermissionId\
    secure\
    sender\
    senderInfo\
    sentByEmail\
    servedBy\
    server\
    serverName\
    serverType\
    serverURL\
    servers\
    serviceFallbackMessage\
    serviceTimeDuration\
    serviceTimeout\
    serviceUrl\
    services\
    sessionId\
    sessions\
    settingId\
    settings\
    sha256\
    short\
    shortCode\
    shortcut\
    showHomeButton\
    showOnOfflineForm\
    showOnRegistration\
    sidebarIcon\
    sidepanel\
    size\
    skipTranspile\
    sla\
    slaData\
    slaId\
    slas\
    slashCommandsJitsi\
    smallestRoom\
    sms\
    smtp\
    smtpHost\
    smtpPort\
    snapshot\
    sortItem\
    sorter\
    source\
    sources\
    src\
    stack\
    starred\
    start\
    startAt\
    startTime\
    started\
    state\
    statsToken\
    status\
    statusConnection\
    statusDefault\
    statusExpiresAt\
    statusId\
    statusLivechat\
    statusSource\
    statusText\
    statusType\
    step\
    store\
    style\
    subject\
    successfulCalls\
    suggestedOldRoomKeys\
    surface\
    surveyEnabled\
    sysMes\
    t\
    tab\
    tag\
    tags\
    targetRoom\
    tcount\
    teamDefault\
    teamId\
    teamMain\
    teams\
    temp\
    tempSecret\
    text\
    textArguments\
    thread\
    threadDrafts\
    threads\
    threadsEnabled\
    thumb_url\
    time\
    timestamp\
    timezone\
    title\
    title_link\
    title_link_download\
    tlm\
    tmid\
    token\
    tokens\
    topic\
    total\
    totalActive\
    totalBlockedContacts\
    totalBroadcastRooms\
    totalChannelMessages\
    totalChannels\
    totalConflicts\
    totalConnectedUsers\
    totalContacts\
    totalContactsWithoutChannels\
    totalCustomFields\
    totalCustomRoles\
    totalDefaultRoomsInsideTeams\
    totalDirect\
    totalDirectMessages\
    totalDiscussions\
    totalDiscussionsMessages\
    totalE2ERooms\
    totalEmailInvitation\
    totalEncryptedMessages\
    totalFailed\
    totalFullyBlockedContacts\
    totalImportedContacts\
    totalIncoming\
    totalIncomingActive\
    totalInstalled\
    totalIntegrations\
    totalLinkInvitation\
    totalLinkInvitationUses\
    totalLivechat\
    totalLivechatAgents\
    totalLivechatManagers\
    totalLivechatMessages\
    totalLivechatPublicCustomFields\
    totalLivechatRoomsWithDepartment\
    totalLivechatRoomsWithPriority\
    totalLivechatVisitors\
    totalManuallyAddedUsers\
    totalMergedContacts\
    totalMessages\
    totalOTR\
    totalOTRRooms\
    totalOutgoing\
    totalOutgoingActive\
    totalPartiallyBlockedContacts\
    totalPinned\
    totalPrivateGroupMessages\
    totalPrivateGroups\
    totalResolvedConflicts\
    totalRooms\
    totalRoomsInsideTeams\
    totalRoomsWithPinned\
    totalRoomsWithStarred\
    totalStarred\
    totalSubscriptionRoles\
    totalTeams\
    totalThreads\
    totalTriggeredEmails\
    totalTriggers\
    totalUnknownContacts\
    totalUpsellClicks\
    totalUpsellViews\
    totalUserEmail2fa\
    totalUserRoles\
    totalUserTOTP\
    totalUsers\
    totalVerifiedContacts\
    totalWebRTCCalls\
    totalWithScriptEnabled\
    totalmem\
    totp\
    transcriptRequest\
    transferData\
    transferredBy\
    transferredTo\
    translationProvider\
    translations\
    triggerWord\
    triggerWordAnywhere\
    triggerWords\
    ts\
    tshow\
    tt\
    tunread\
    tunreadGroup\
    tunreadUser\
    twitter\
    twoFactorAuthorizedHash\
    twoFactorAuthorizedUntil\
    type\
    typeGroup\
    u\
    uid\
    uids\
    uncaughtExceptionsCount\
    unicode\
    uniqueContactsOfLastMonth\
    uniqueContactsOfLastWeek\
    uniqueContactsOfYesterday\
    uniqueDevicesOfLastMonth\
    uniqueDevicesOfLastWeek\
    uniqueDevicesOfYesterday\
    uniqueId\
    uniqueOSOfLastMonth\
    uniqueOSOfLastWeek\
    uniqueOSOfYesterday\
    uniqueUsersOfLastMonth\
    uniqueUsersOfLastWeek\
    uniqueUsersOfYesterday\
    unknown\
    unmuted\
    unread\
    unreadAlert\
    update\
    updateChecker\
    uploadedAt\
    uploading\
    uploadsTotal\
    uploadsTotalSize\
    uptime\
    url\
    urls\
    use\
    user\
    userAgent\
    userHighlights\
    userId\
    userLanguages\
    userMentions\
    user_id\
    useragent\
    username\
    usernames\
    users\
    usersCount\
    usersWaitingForE2EKeys\
    uses\
    utc\
    utcOffset\
    v\
    validation\
    value\
    valueSource\
    values\
    verificationTokens\
    verified\
    verifiedAt\
    version\
    videoConf\
    videoConference\
    video_size\
    video_type\
    video_url\
    view\
    visibility\
    visitor\
    visitorAbandonment\
    visitorEmails\
    visitorId\
    voip\
    voipCalls\
    voipEnabled\
    voipErrorCalls\
    voipExtensions\
    voipOnHoldCalls\
    voipSuccessfulCalls\
    waitingResponse\
    webRTC\
    webRTCEnableChannel\
    webRTCEnableDirect\
    webRTCEnablePrivate\
    webRTCEnabled\
    webRTCEnabledForOmnichannel\
    webRtcCallEndTs\
    webRtcCallStartTime\
    when\
    width\
    wizard\
    workHours\
    x\
    y\
    year";

/// Where the fields of each list begin; where the next one begins they end.
pub(super) const LISTS: &[u16] = &[
    0,
    0,
    2,
    3,
    7,
    10,
    28,
    30,
    34,
    35,
    37,
    40,
    77,
    79,
    80,
    81,
    95,
    108,
    125,
    135,
    141,
    145,
    151,
    156,
    168,
    174,
    180,
    181,
    182,
    183,
    188,
    193,
    203,
    213,
    244,
    246,
    249,
    255,
    297,
    304,
    309,
    327,
    329,
    371,
    372,
    374,
    376,
    378,
    381,
    383,
    385,
    398,
    405,
    410,
    415,
    417,
    419,
    422,
    423,
    424,
    426,
    431,
    434,
    436,
    444,
    450,
    505,
    507,
    526,
    529,
    560,
    570,
    578,
    579,
    581,
    583,
    588,
    589,
    590,
    595,
    596,
    599,
    600,
    603,
    604,
    606,
    609,
    610,
    612,
    615,
    617,
    626,
    627,
    632,
    636,
    656,
    659,
    660,
    663,
    722,
    743,
    745,
    747,
    750,
    755,
    764,
    771,
    773,
    775,
    777,
    787,
    791,
    792,
    793,
    809,
    821,
    829,
    850,
    852,
    862,
    872,
    877,
    879,
    885,
    886,
    888,
    919,
    961,
    1003,
    1005,
    1018,
    1031,
    1038,
    1043,
    1098,
    1099,
    1100,
    1108,
    1128,
    1134,
    1135,
    1139,
    1142,
    1147,
    1148,
    1149,
    1155,
    1156,
    1160,
    1163,
    1164,
    1165,
    1172,
    1176,
    1180,
    1182,
    1190,
    1272,
    1277,
    1283,
    1289,
    1291,
    1293,
    1301,
    1309,
    1313,
    1316,
    1319,
    1321,
    1322,
    1343,
    1353,
    1363,
    1370,
    1375,
    1393,
    1395,
    1426,
    1468,
    1510,
    1515,
    1517,
    1519,
    1532,
    1545,
    1558,
    1565,
    1570,
    1571,
    1574,
    1575,
    1578,
    1580,
    1585,
    1587,
    1653,
    1657,
    1661,
    1666,
    1672,
    1682,
    1684,
    1695,
    1705,
    1706,
    1709,
    1711,
    1712,
    1713,
    1714,
    1734,
    1742,
    1749,
    1755,
    1841,
    1847,
    1849,
    1857,
    1859,
    1864,
    1886,
    1888,
    1892,
    1898,
    1900,
    1902,
    1904,
    1906,
    1951,
    1958,
    1959,
    1963,
    1977,
    1979,
    1987,
    1991,
    2005,
    2008,
    2014,
    2017,
    2019,
    2026,
    2031,
    2034,
    2037,
    2046,
    2049,
    2050,
    2051,
    2054,
    2057,
    2058,
    2059,
    2061,
    2062,
    2063,
    2066,
    2068,
    2074,
    2075,
    2076,
    2077,
    2078,
    2079,
    2081,
    2084,
    2098,
    2101,
    2107,
    2111,
    2116,
    2120,
    2124,
    2128,
    2132,
    2133,
    2136,
    2138,
    2143,
    2147,
    2154,
    2311,
    2314,
    2317,
    2318,
    2323,
    2381,
    2388,
    2395,
    2446,
    2448,
    2453,
    2471,
];

/// The fields of all lists.
pub(super) const NODES: &[Node] = &[
    node(4085, 3, 0, 1, 0),
    node(10256, 6, 0, 2, 0),
    node(5999, 4, 1, 1, 0),
    node(430, 9, 1, 6, 0),
    node(1448, 10, 1, 1, 0),
    node(4039, 2, 0, 1, 0),
    node(4095, 3, 0, 1, 0),
    node(1841, 1, 1, 1, 0),
    node(6538, 1, 1, 1, 0),
    node(7962, 1, 1, 1, 0),
    node(427, 3, 1, 1, 0),
    node(1810, 3, 1, 1, 0),
    node(1841, 1, 1, 1, 0),
    node(2326, 2, 1, 1, 0),
    node(2328, 2, 1, 1, 0),
    node(2363, 1, 1, 1, 0),
    node(2811, 3, 5, 5, 0),
    node(4084, 1, 1, 1, 0),
    node(4088, 7, 2, 2, 0),
    node(4098, 3, 1, 1, 0),
    node(5216, 1, 1, 1, 0),
    node(5838, 3, 7, 7, 4),
    node(5918, 1, 1, 1, 0),
    node(6514, 1, 1, 1, 0),
    node(6515, 2, 1, 1, 0),
    node(10082, 3, 1, 1, 0),
    node(10680, 1, 1, 1, 0),
    node(10681, 1, 1, 1, 0),
    node(4039, 2, 1, 1, 0),
    node(4085, 3, 3, 3, 5),
    node(4797, 7, 0, 1, 0),
    node(5105, 4, 0, 1, 0),
    node(5210, 6, 0, 1, 0),
    node(7354, 10, 0, 1, 0),
    node(7497, 6, 1, 1, 0),
    node(3477, 6, 8, 8, 0),
    node(10660, 5, 8, 8, 0),
    node(3235, 6, 1, 1, 0),
    node(5948, 5, 0, 8, 0),
    node(7594, 4, 3, 3, 9),
    node(1, 8, 3, 3, 2),
    node(62, 13, 3, 3, 2),
    node(94, 6, 3, 3, 2),
    node(134, 3, 1, 1, 0),
    node(154, 10, 0, 4, 0),
    node(444, 7, 1, 1, 0),
    node(1563, 8, 5, 5, 0),
    node(1695, 7, 3, 3, 3),
    node(2145, 11, 1, 1, 0),
    node(2591, 10, 3, 3, 6),
    node(2746, 4, 1, 1, 0),
    node(2802, 9, 0, 4, 0),
    node(2814, 9, 1, 1, 0),
    node(3050, 10, 0, 3, 7),
    node(3358, 18, 3, 3, 2),
    node(3464, 6, 3, 3, 8),
    node(3666, 8, 3, 3, 10),
    node(3909, 10, 1, 1, 0),
    node(4871, 10, 1, 1, 0),
    node(5027, 10, 4, 4, 0),
    node(5217, 4, 1, 1, 0),
    node(5813, 10, 1, 1, 0),
    node(5823, 13, 1, 1, 0),
    node(5999, 4, 1, 1, 0),
    node(6358, 8, 8, 8, 0),
    node(7032, 3, 1, 1, 0),
    node(7151, 2, 3, 3, 2),
    node(7594, 4, 8, 8, 0),
    node(7884, 5, 1, 1, 0),
    node(8160, 5, 1, 1, 0),
    node(9647, 4, 1, 1, 0),
    node(9651, 9, 1, 1, 0),
    node(9661, 3, 1, 1, 0),
    node(10022, 10, 4, 4, 0),
    node(10032, 9, 5, 5, 0),
    node(10075, 3, 1, 1, 0),
    node(10112, 6, 1, 1, 0),
    node(134, 3, 1, 1, 0),
    node(10159, 8, 1, 1, 0),
    node(0, 1, 1, 1, 0),
    node(0, 1, 3, 3, 13),
    node(134, 3, 1, 1, 0),
    node(154, 10, 4, 4, 0),
    node(342, 6, 5, 5, 0),
    node(1771, 9, 4, 4, 0),
    node(1780, 9, 3, 9, 12),
    node(2230, 10, 3, 3, 14),
    node(2787, 8, 4, 4, 0),
    node(3861, 11, 4, 4, 0),
    node(6130, 8, 10, 10, 0),
    node(7069, 5, 2, 2, 0),
    node(7683, 8, 1, 1, 0),
    node(7738, 7, 4, 4, 0),
    node(7936, 7, 11, 11, 0),
    node(10358, 4, 12, 12, 0),
    node(134, 3, 1, 1, 0),
    node(154, 10, 4, 4, 0),
    node(1232, 4, 0, 5, 0),
    node(2145, 11, 1, 1, 0),
    node(2601, 7, 0, 4, 0),
    node(2878, 10, 1, 13, 0),
    node(4804, 10, 1, 13, 0),
    node(5312, 16, 5, 5, 0),
    node(6757, 26, 8, 8, 0),
    node(6783, 12, 4, 4, 0),
    node(7745, 9, 4, 4, 0),
    node(7894, 7, 1, 1, 0),
    node(9661, 3, 1, 1, 0),
    node(134, 3, 0, 1, 0),
    node(154, 10, 0, 4, 0),
    node(1284, 6, 0, 1, 0),
    node(1598, 16, 0, 1, 0),
    node(1614, 9, 0, 1, 0),
    node(1637, 11, 0, 1, 0),
    node(1648, 15, 0, 1, 0),
    node(2246, 9, 0, 14, 0),
    node(2355, 8, 0, 8, 0),
    node(2613, 7, 0, 4, 0),
    node(2833, 8, 0, 5, 0),
    node(4862, 9, 0, 1, 0),
    node(7032, 3, 0, 1, 0),
    node(7761, 5, 0, 15, 0),
    node(9554, 2, 0, 4, 0),
    node(9647, 4, 0, 16, 0),
    node(9661, 3, 0, 1, 0),
    node(107, 10, 4, 4, 0),
    node(134, 3, 1, 1, 0),
    node(154, 10, 4, 4, 0),
    node(1780, 9, 3, 3, 12),
    node(2035, 12, 1, 1, 0),
    node(7157, 5, 1, 1, 0),
    node(7517, 8, 1, 1, 0),
    node(7969, 4, 2, 2, 0),
    node(8033, 4, 1, 1, 0),
    node(10112, 6, 1, 1, 0),
    node(134, 3, 1, 1, 0),
    node(154, 10, 4, 4, 0),
    node(2814, 9, 1, 1, 0),
    node(5217, 4, 1, 1, 0),
    node(6555, 6, 12, 12, 0),
    node(7718, 3, 1, 1, 0),
    node(134, 3, 1, 1, 0),
    node(154, 10, 4, 4, 0),
    node(5217, 4, 1, 1, 0),
    node(7870, 10, 1, 1, 0),
    node(4749, 10, 8, 8, 0),
    node(5976, 8, 1, 1, 0),
    node(6138, 4, 8, 8, 0),
    node(7307, 6, 5, 5, 0),
    node(7348, 6, 1, 1, 0),
    node(10159, 8, 1, 1, 0),
    node(5976, 8, 1, 1, 0),
    node(6138, 4, 8, 8, 0),
    node(7307, 6, 5, 5, 0),
    node(7348, 6, 1, 1, 0),
    node(10159, 8, 1, 1, 0),
    node(107, 10, 4, 4, 0),
    node(117, 10, 17, 17, 12),
    node(134, 3, 1, 1, 0),
    node(154, 10, 4, 4, 0),
    node(342, 6, 5, 5, 0),
    node(1989, 10, 1, 1, 0),
    node(2145, 11, 1, 1, 0),
    node(2486, 5, 1, 1, 0),
    node(3791, 4, 3, 3, 21),
    node(5217, 4, 1, 1, 0),
    node(7319, 10, 1, 1, 0),
    node(7663, 4, 3, 3, 22),
    node(134, 3, 1, 1, 0),
    node(154, 10, 4, 4, 0),
    node(444, 7, 2, 2, 0),
    node(2746, 4, 0, 1, 0),
    node(2814, 9, 1, 1, 0),
    node(5217, 4, 1, 1, 0),
    node(1392, 10, 0, 1, 0),
    node(4871, 10, 0, 1, 0),
    node(5913, 5, 0, 12, 0),
    node(7074, 4, 12, 12, 0),
    node(10085, 4, 12, 12, 0),
    node(10143, 7, 0, 1, 0),
    node(0, 1, 12, 12, 0),
    node(134, 3, 1, 1, 0),
    node(2145, 11, 1, 1, 0),
    node(3640, 9, 12, 12, 0),
    node(3649, 4, 19, 19, 28),
    node(4101, 5, 1, 1, 0),
    node(4938, 9, 1, 1, 0),
    node(5953, 6, 1, 1, 0),
    node(4106, 8, 1, 1, 0),
    node(4296, 5, 20, 20, 0),
    node(5365, 6, 8, 8, 0),
    node(9647, 4, 21, 21, 0),
    node(10240, 5, 22, 22, 0),
    node(3782, 9, 1, 1, 0),
    node(4024, 10, 5, 5, 0),
    node(4795, 2, 7, 7, 30),
    node(5127, 3, 1, 1, 0),
    node(5130, 5, 1, 1, 0),
    node(5135, 18, 5, 5, 0),
    node(5153, 19, 23, 23, 0),
    node(8033, 4, 1, 1, 0),
    node(9647, 4, 24, 24, 0),
    node(10075, 3, 1, 1, 0),
    node(3782, 9, 1, 1, 0),
    node(4024, 10, 5, 5, 0),
    node(4795, 2, 7, 7, 0),
    node(5127, 3, 1, 1, 0),
    node(5130, 5, 1, 1, 0),
    node(5135, 18, 5, 5, 0),
    node(5153, 19, 23, 23, 0),
    node(8033, 4, 1, 1, 0),
    node(9647, 4, 24, 24, 0),
    node(10075, 3, 1, 1, 0),
    node(335, 7, 0, 7, 0),
    node(831, 10, 0, 8, 0),
    node(841, 10, 0, 1, 0),
    node(851, 9, 0, 1, 0),
    node(1245, 16, 0, 25, 0),
    node(1535, 9, 0, 5, 0),
    node(2145, 11, 0, 1, 0),
    node(2156, 13, 0, 7, 0),
    node(2591, 10, 0, 3, 0),
    node(3119, 4, 0, 3, 0),
    node(3138, 6, 0, 1, 0),
    node(3235, 6, 0, 1, 0),
    node(3464, 6, 0, 3, 0),
    node(3653, 2, 0, 1, 0),
    node(3724, 9, 0, 1, 0),
    node(3733, 16, 0, 3, 0),
    node(3749, 13, 0, 1, 0),
    node(3762, 10, 0, 8, 0),
    node(3772, 10, 0, 1, 0),
    node(3782, 9, 0, 1, 0),
    node(4795, 2, 0, 7, 0),
    node(7594, 4, 0, 8, 0),
    node(8033, 4, 0, 1, 0),
    node(8119, 5, 0, 1, 0),
    node(8124, 10, 0, 1, 0),
    node(8134, 19, 0, 5, 0),
    node(9554, 2, 0, 4, 0),
    node(9647, 4, 0, 26, 0),
    node(10329, 10, 0, 8, 0),
    node(10339, 10, 0, 1, 0),
    node(10349, 9, 0, 1, 0),
    node(4039, 2, 1, 1, 0),
    node(4085, 3, 3, 3, 0),
    node(7503, 5, 5, 5, 0),
    node(8119, 5, 1, 1, 0),
    node(10240, 5, 1, 27, 0),
    node(134, 3, 1, 1, 0),
    node(3235, 6, 1, 1, 0),
    node(5217, 4, 1, 1, 0),
    node(7594, 4, 8, 8, 0),
    node(9647, 4, 1, 1, 0),
    node(9651, 9, 0, 1, 0),
    node(335, 7, 7, 7, 32),
    node(790, 11, 0, 7, 33),
    node(831, 10, 8, 8, 0),
    node(841, 10, 1, 1, 0),
    node(851, 9, 1, 1, 0),
    node(860, 11, 1, 1, 0),
    node(871, 11, 1, 1, 0),
    node(882, 11, 1, 1, 0),
    node(1245, 16, 25, 25, 0),
    node(1535, 9, 5, 5, 0),
    node(1544, 5, 1, 1, 0),
    node(1695, 7, 0, 3, 0),
    node(2145, 11, 1, 1, 0),
    node(2156, 13, 7, 7, 30),
    node(2591, 10, 3, 3, 34),
    node(3113, 6, 7, 7, 35),
    node(3119, 4, 3, 3, 36),
    node(3138, 6, 0, 1, 0),
    node(3235, 6, 1, 1, 0),
    node(3464, 6, 3, 3, 8),
    node(3653, 2, 1, 1, 0),
    node(3724, 9, 0, 1, 0),
    node(3733, 16, 3, 3, 9),
    node(3749, 13, 1, 1, 0),
    node(3762, 10, 8, 8, 0),
    node(3772, 10, 1, 1, 0),
    node(3782, 9, 1, 1, 0),
    node(4795, 2, 7, 7, 30),
    node(4881, 12, 0, 1, 0),
    node(5109, 9, 28, 28, 0),
    node(6215, 7, 1, 1, 0),
    node(7594, 4, 8, 8, 0),
    node(8033, 4, 1, 1, 0),
    node(8089, 9, 1, 1, 0),
    node(8119, 5, 1, 1, 0),
    node(8124, 10, 1, 1, 0),
    node(8134, 19, 5, 5, 0),
    node(9554, 2, 4, 4, 0),
    node(9647, 4, 29, 26, 0),
    node(10329, 10, 8, 8, 0),
    node(10339, 10, 1, 1, 0),
    node(10349, 9, 1, 1, 0),
    node(2960, 8, 3, 3, 0),
    node(5365, 6, 8, 8, 0),
    node(7508, 9, 1, 1, 0),
    node(7776, 6, 5, 5, 0),
    node(9647, 4, 30, 30, 0),
    node(9691, 7, 1, 1, 0),
    node(10240, 5, 31, 31, 0),
    node(4106, 8, 1, 1, 0),
    node(4296, 5, 20, 20, 0),
    node(5365, 6, 8, 8, 0),
    node(9647, 4, 21, 21, 0),
    node(10240, 5, 22, 22, 38),
    node(427, 3, 1, 1, 0),
    node(1810, 3, 1, 1, 0),
    node(1841, 1, 1, 1, 0),
    node(2326, 2, 1, 1, 0),
    node(2328, 2, 1, 1, 0),
    node(2363, 1, 1, 1, 0),
    node(2811, 3, 5, 5, 0),
    node(4084, 1, 1, 1, 0),
    node(4088, 7, 2, 2, 0),
    node(4098, 3, 1, 1, 0),
    node(5216, 1, 1, 1, 0),
    node(5838, 3, 7, 7, 0),
    node(5918, 1, 1, 1, 0),
    node(6514, 1, 1, 1, 0),
    node(6515, 2, 1, 1, 0),
    node(10082, 3, 1, 1, 0),
    node(10680, 1, 1, 1, 0),
    node(10681, 1, 1, 1, 0),
    node(4039, 2, 1, 1, 0),
    node(4085, 3, 3, 3, 40),
    node(335, 7, 7, 7, 31),
    node(790, 11, 7, 7, 37),
    node(831, 10, 8, 8, 0),
    node(841, 10, 1, 1, 0),
    node(851, 9, 1, 1, 0),
    node(860, 11, 1, 1, 0),
    node(871, 11, 1, 1, 0),
    node(882, 11, 1, 1, 0),
    node(1245, 16, 25, 25, 0),
    node(1535, 9, 5, 5, 0),
    node(1544, 5, 1, 1, 0),
    node(1695, 7, 0, 3, 0),
    node(2145, 11, 1, 1, 0),
    node(2156, 13, 7, 7, 39),
    node(2591, 10, 3, 3, 41),
    node(3113, 6, 7, 7, 35),
    node(3119, 4, 3, 3, 36),
    node(3138, 6, 0, 1, 0),
    node(3235, 6, 1, 1, 0),
    node(3464, 6, 3, 3, 8),
    node(3653, 2, 1, 1, 0),
    node(3724, 9, 0, 1, 0),
    node(3733, 16, 3, 3, 9),
    node(3749, 13, 1, 1, 0),
    node(3762, 10, 8, 8, 0),
    node(3772, 10, 1, 1, 0),
    node(3782, 9, 1, 1, 0),
    node(4795, 2, 7, 7, 39),
    node(4881, 12, 1, 1, 0),
    node(5109, 9, 28, 28, 0),
    node(6215, 7, 1, 1, 0),
    node(7594, 4, 8, 8, 0),
    node(8033, 4, 1, 1, 0),
    node(8089, 9, 1, 1, 0),
    node(8119, 5, 1, 1, 0),
    node(8124, 10, 1, 1, 0),
    node(8134, 19, 5, 5, 0),
    node(9554, 2, 4, 4, 0),
    node(9647, 4, 29, 26, 0),
    node(10329, 10, 8, 8, 0),
    node(10339, 10, 1, 1, 0),
    node(10349, 9, 1, 1, 0),
    node(0, 1, 0, 12, 0),
    node(134, 3, 1, 1, 0),
    node(5217, 4, 1, 1, 0),
    node(2367, 18, 2, 2, 0),
    node(2445, 15, 2, 2, 0),
    node(2755, 7, 1, 1, 0),
    node(10298, 7, 0, 8, 0),
    node(6456, 14, 1, 1, 0),
    node(7594, 4, 8, 8, 0),
    node(9647, 4, 1, 1, 0),
    node(1744, 11, 33, 33, 0),
    node(9647, 4, 34, 34, 0),
    node(9647, 4, 35, 35, 0),
    node(10240, 5, 1, 1, 0),
    node(174, 1, 8, 8, 0),
    node(1107, 1, 8, 8, 0),
    node(2960, 8, 3, 3, 0),
    node(3235, 6, 36, 36, 0),
    node(3313, 1, 8, 8, 0),
    node(4101, 5, 37, 37, 0),
    node(6538, 1, 8, 8, 0),
    node(7508, 9, 1, 1, 0),
    node(7718, 3, 3, 3, 0),
    node(8102, 9, 1, 1, 0),
    node(9647, 4, 38, 38, 0),
    node(9691, 7, 1, 1, 0),
    node(10240, 5, 31, 31, 0),
    node(2960, 8, 3, 3, 49),
    node(5365, 6, 8, 8, 0),
    node(7508, 9, 1, 1, 0),
    node(7776, 6, 5, 5, 0),
    node(9647, 4, 30, 30, 0),
    node(9691, 7, 1, 1, 0),
    node(10240, 5, 31, 31, 50),
    node(4106, 8, 1, 1, 0),
    node(4296, 5, 20, 20, 0),
    node(5365, 6, 8, 8, 0),
    node(9647, 4, 21, 21, 0),
    node(10240, 5, 22, 22, 51),
    node(134, 3, 1, 1, 0),
    node(3230, 5, 1, 1, 0),
    node(5217, 4, 1, 1, 0),
    node(9647, 4, 39, 39, 0),
    node(10159, 8, 1, 1, 0),
    node(3621, 4, 1, 1, 0),
    node(5217, 4, 1, 1, 0),
    node(1980, 9, 3, 3, 12),
    node(6249, 8, 3, 3, 54),
    node(3082, 26, 3, 3, 13),
    node(5227, 5, 2, 2, 0),
    node(10167, 9, 2, 2, 0),
    node(0, 1, 3, 3, 56),
    node(5217, 4, 1, 1, 0),
    node(1980, 9, 3, 3, 12),
    node(7611, 3, 3, 3, 58),
    node(3530, 9, 5, 5, 0),
    node(5281, 6, 1, 1, 0),
    node(8033, 4, 1, 1, 0),
    node(8160, 5, 1, 1, 0),
    node(9647, 4, 42, 42, 0),
    node(134, 3, 1, 1, 0),
    node(5217, 4, 1, 1, 0),
    node(10159, 8, 1, 1, 0),
    node(1702, 13, 1, 1, 0),
    node(1715, 11, 1, 1, 0),
    node(3437, 4, 12, 12, 0),
    node(3570, 4, 12, 12, 0),
    node(3574, 8, 12, 12, 0),
    node(6003, 8, 12, 12, 0),
    node(6138, 4, 12, 12, 0),
    node(6385, 8, 12, 12, 0),
    node(6525, 5, 12, 12, 0),
    node(7218, 6, 12, 12, 0),
    node(3470, 7, 3, 3, 62),
    node(3693, 11, 5, 5, 0),
    node(4901, 4, 3, 3, 13),
    node(5967, 9, 3, 3, 63),
    node(7705, 6, 1, 1, 0),
    node(10075, 3, 1, 1, 0),
    node(127, 7, 5, 5, 0),
    node(134, 3, 1, 1, 0),
    node(154, 10, 4, 4, 0),
    node(314, 11, 7, 7, 29),
    node(439, 5, 1, 1, 0),
    node(790, 11, 7, 7, 42),
    node(1037, 6, 1, 1, 0),
    node(1162, 6, 12, 12, 0),
    node(1168, 3, 5, 3, 43),
    node(1402, 8, 7, 7, 44),
    node(1695, 7, 3, 3, 3),
    node(1829, 12, 3, 3, 43),
    node(1896, 6, 8, 8, 0),
    node(2335, 4, 1, 1, 0),
    node(2364, 3, 32, 32, 0),
    node(2434, 11, 3, 3, 45),
    node(2559, 5, 1, 1, 0),
    node(3050, 10, 3, 3, 46),
    node(3119, 4, 3, 3, 36),
    node(3157, 10, 3, 3, 47),
    node(3183, 5, 7, 7, 36),
    node(3411, 9, 5, 5, 0),
    node(3586, 4, 1, 1, 0),
    node(3819, 8, 5, 5, 0),
    node(4503, 8, 3, 3, 48),
    node(4795, 2, 7, 7, 52),
    node(4814, 8, 7, 7, 53),
    node(5127, 3, 1, 1, 0),
    node(5844, 6, 1, 0, 0),
    node(6097, 6, 5, 5, 0),
    node(6103, 8, 4, 4, 0),
    node(6111, 8, 3, 3, 12),
    node(6257, 12, 3, 3, 55),
    node(6293, 7, 5, 5, 0),
    node(6586, 9, 3, 3, 57),
    node(6691, 16, 0, 5, 0),
    node(6795, 7, 2, 2, 0),
    node(7032, 3, 1, 1, 0),
    node(7044, 4, 1, 1, 0),
    node(7329, 11, 5, 5, 0),
    node(7614, 7, 3, 3, 59),
    node(7726, 7, 7, 7, 27),
    node(7962, 1, 40, 41, 0),
    node(7983, 6, 8, 8, 0),
    node(8019, 4, 5, 5, 0),
    node(8153, 3, 4, 4, 0),
    node(8156, 4, 1, 1, 0),
    node(8160, 5, 1, 1, 0),
    node(8165, 6, 7, 7, 60),
    node(9554, 2, 4, 4, 0),
    node(9556, 5, 5, 5, 0),
    node(9660, 1, 3, 3, 61),
    node(9986, 6, 5, 5, 0),
    node(10078, 4, 7, 7, 64),
    node(10622, 15, 4, 4, 0),
    node(1385, 7, 1, 1, 0),
    node(4822, 7, 3, 3, 65),
    node(107, 10, 4, 4, 0),
    node(134, 3, 1, 1, 0),
    node(154, 10, 4, 4, 0),
    node(1876, 4, 3, 3, 25),
    node(2676, 5, 12, 12, 0),
    node(2681, 10, 12, 12, 0),
    node(2750, 5, 18, 18, 0),
    node(3203, 8, 5, 5, 0),
    node(3590, 12, 3, 3, 26),
    node(3602, 9, 12, 12, 0),
    node(3611, 10, 1, 1, 0),
    node(3919, 11, 3, 3, 27),
    node(6197, 18, 7, 7, 66),
    node(6333, 18, 7, 7, 66),
    node(6539, 16, 5, 5, 0),
    node(7880, 4, 1, 1, 0),
    node(9512, 11, 1, 1, 0),
    node(9647, 4, 1, 1, 0),
    node(10075, 3, 1, 1, 0),
    node(4822, 7, 1, 1, 0),
    node(5217, 4, 1, 1, 0),
    node(7721, 5, 1, 1, 0),
    node(107, 10, 4, 4, 0),
    node(117, 10, 17, 17, 12),
    node(134, 3, 1, 1, 0),
    node(154, 10, 4, 4, 0),
    node(439, 5, 1, 1, 0),
    node(1037, 6, 1, 1, 0),
    node(1385, 7, 2, 2, 0),
    node(2559, 5, 1, 1, 0),
    node(2575, 7, 5, 5, 0),
    node(2750, 5, 18, 18, 0),
    node(3795, 15, 5, 5, 0),
    node(5217, 4, 1, 1, 0),
    node(5866, 33, 5, 5, 0),
    node(6996, 10, 8, 8, 0),
    node(7006, 10, 1, 1, 0),
    node(7016, 16, 5, 5, 0),
    node(7134, 10, 5, 5, 0),
    node(7162, 6, 1, 1, 0),
    node(7168, 14, 1, 1, 0),
    node(7182, 13, 5, 5, 0),
    node(7195, 12, 43, 44, 0),
    node(7207, 11, 3, 3, 68),
    node(7598, 13, 0, 5, 0),
    node(7973, 10, 1, 1, 0),
    node(8160, 5, 1, 1, 0),
    node(9523, 19, 5, 5, 0),
    node(9542, 12, 2, 2, 0),
    node(9647, 4, 45, 45, 0),
    node(10078, 4, 2, 2, 0),
    node(10112, 6, 1, 1, 0),
    node(10159, 8, 1, 1, 0),
    node(134, 3, 1, 1, 0),
    node(154, 10, 4, 4, 0),
    node(1771, 9, 4, 4, 0),
    node(1892, 4, 8, 8, 0),
    node(2795, 7, 46, 46, 0),
    node(4759, 7, 8, 8, 0),
    node(7032, 3, 1, 1, 0),
    node(10075, 3, 1, 1, 0),
    node(10112, 6, 1, 1, 0),
    node(10213, 4, 8, 8, 0),
    node(3653, 2, 1, 1, 0),
    node(4301, 4, 1, 1, 0),
    node(5037, 9, 47, 47, 0),
    node(6249, 8, 8, 8, 0),
    node(6595, 4, 5, 5, 0),
    node(8033, 4, 1, 1, 0),
    node(8037, 13, 2, 2, 0),
    node(8119, 5, 1, 1, 0),
    node(0, 1, 3, 3, 71),
    node(6300, 11, 1, 1, 0),
    node(6470, 10, 1, 1, 0),
    node(384, 7, 1, 1, 0),
    node(10280, 8, 5, 5, 0),
    node(1065, 9, 1, 1, 0),
    node(5176, 3, 0, 1, 0),
    node(5799, 6, 0, 1, 0),
    node(7244, 19, 2, 2, 0),
    node(10298, 7, 0, 8, 0),
    node(4724, 25, 8, 8, 0),
    node(893, 17, 2, 2, 0),
    node(7798, 13, 0, 49, 0),
    node(7811, 15, 0, 4, 0),
    node(7826, 8, 0, 1, 0),
    node(7848, 12, 0, 50, 0),
    node(7860, 10, 0, 1, 0),
    node(0, 1, 0, 8, 0),
    node(279, 11, 1, 1, 0),
    node(2802, 9, 4, 4, 0),
    node(6718, 12, 1, 1, 0),
    node(75, 8, 1, 1, 0),
    node(384, 7, 1, 1, 0),
    node(8160, 5, 1, 1, 0),
    node(10656, 4, 4, 4, 0),
    node(10262, 18, 7, 7, 82),
    node(1376, 9, 4, 4, 0),
    node(2575, 7, 5, 5, 0),
    node(801, 8, 8, 8, 0),
    node(1531, 4, 1, 1, 0),
    node(2781, 6, 4, 4, 0),
    node(8160, 5, 0, 1, 0),
    node(3653, 2, 1, 1, 0),
    node(3655, 11, 1, 1, 0),
    node(279, 11, 1, 1, 0),
    node(6718, 12, 1, 1, 0),
    node(7374, 9, 1, 1, 0),
    node(1115, 6, 1, 1, 0),
    node(2775, 6, 5, 5, 0),
    node(1261, 15, 5, 5, 0),
    node(1771, 9, 4, 4, 0),
    node(3453, 11, 1, 1, 0),
    node(4271, 13, 1, 1, 0),
    node(5217, 4, 1, 1, 0),
    node(9600, 23, 1, 1, 0),
    node(9623, 24, 4, 4, 0),
    node(9647, 4, 51, 51, 0),
    node(10656, 4, 4, 4, 0),
    node(4597, 11, 7, 7, 90),
    node(3674, 3, 1, 1, 0),
    node(3677, 10, 1, 1, 0),
    node(3835, 12, 1, 1, 0),
    node(5221, 6, 1, 1, 0),
    node(6393, 8, 1, 1, 0),
    node(2575, 7, 5, 5, 0),
    node(3441, 12, 2, 2, 0),
    node(7275, 6, 1, 1, 0),
    node(8023, 10, 1, 1, 0),
    node(1526, 5, 3, 3, 80),
    node(2319, 7, 3, 3, 81),
    node(2486, 5, 3, 3, 83),
    node(2491, 8, 3, 3, 84),
    node(2499, 9, 3, 3, 85),
    node(2941, 8, 12, 12, 0),
    node(3321, 6, 12, 12, 0),
    node(3327, 6, 12, 12, 0),
    node(3352, 6, 12, 12, 0),
    node(3687, 6, 0, 3, 86),
    node(4292, 4, 3, 3, 87),
    node(4305, 8, 12, 12, 0),
    node(4587, 10, 0, 3, 86),
    node(5264, 9, 3, 3, 88),
    node(5976, 8, 3, 3, 89),
    node(5984, 15, 2, 2, 0),
    node(6981, 6, 3, 3, 91),
    node(7153, 4, 3, 3, 92),
    node(9422, 4, 3, 3, 93),
    node(9593, 7, 12, 12, 0),
    node(43, 7, 0, 5, 0),
    node(50, 12, 0, 1, 0),
    node(83, 11, 0, 1, 0),
    node(5859, 7, 0, 3, 95),
    node(1276, 8, 0, 3, 96),
    node(6186, 11, 3, 3, 26),
    node(6351, 7, 12, 3, 43),
    node(100, 7, 0, 2, 0),
    node(134, 3, 1, 1, 0),
    node(137, 17, 1, 1, 0),
    node(154, 10, 4, 4, 0),
    node(175, 14, 0, 7, 1),
    node(342, 6, 5, 5, 0),
    node(398, 11, 0, 5, 0),
    node(409, 13, 0, 4, 0),
    node(1043, 10, 1, 1, 0),
    node(1053, 12, 1, 1, 0),
    node(1065, 9, 1, 1, 0),
    node(1108, 7, 3, 3, 72),
    node(1145, 3, 1, 1, 0),
    node(1325, 14, 5, 5, 0),
    node(1771, 9, 4, 4, 0),
    node(1829, 12, 3, 3, 26),
    node(1947, 11, 1, 1, 0),
    node(2364, 3, 3, 3, 73),
    node(2553, 6, 7, 7, 74),
    node(2814, 9, 1, 0, 0),
    node(3011, 9, 5, 5, 0),
    node(3050, 10, 3, 3, 75),
    node(3272, 19, 0, 1, 0),
    node(3810, 9, 2, 2, 0),
    node(3847, 14, 0, 48, 0),
    node(3967, 11, 1, 1, 0),
    node(4013, 11, 5, 5, 0),
    node(4106, 8, 1, 1, 0),
    node(4177, 9, 4, 4, 0),
    node(4236, 15, 4, 4, 0),
    node(4292, 4, 5, 5, 0),
    node(4348, 8, 3, 3, 76),
    node(4398, 13, 8, 8, 0),
    node(4454, 28, 5, 5, 0),
    node(5217, 4, 1, 1, 0),
    node(5273, 8, 1, 1, 0),
    node(5422, 5, 3, 3, 77),
    node(5742, 17, 2, 2, 0),
    node(6072, 5, 1, 1, 0),
    node(6222, 13, 0, 3, 78),
    node(6413, 10, 0, 1, 0),
    node(6685, 6, 1, 1, 0),
    node(6891, 21, 5, 5, 0),
    node(6912, 27, 1, 1, 0),
    node(7069, 5, 2, 2, 0),
    node(7084, 18, 0, 3, 79),
    node(7455, 8, 3, 3, 94),
    node(7489, 8, 3, 3, 97),
    node(7776, 6, 49, 49, 0),
    node(7782, 16, 1, 1, 0),
    node(7798, 13, 49, 49, 0),
    node(7811, 15, 0, 4, 0),
    node(7826, 8, 0, 1, 0),
    node(7834, 14, 52, 52, 0),
    node(7848, 12, 0, 50, 0),
    node(7860, 10, 1, 1, 0),
    node(9647, 4, 1, 1, 0),
    node(10159, 8, 1, 1, 0),
    node(10220, 9, 8, 8, 0),
    node(0, 1, 12, 0, 0),
    node(134, 3, 1, 1, 0),
    node(154, 10, 4, 0, 0),
    node(495, 26, 5, 0, 0),
    node(634, 9, 2, 0, 0),
    node(720, 8, 5, 0, 0),
    node(1205, 14, 1, 0, 0),
    node(1410, 15, 2, 0, 0),
    node(2058, 27, 2, 0, 0),
    node(2145, 11, 1, 0, 0),
    node(2486, 5, 1, 0, 0),
    node(2575, 7, 5, 0, 0),
    node(2968, 25, 1, 0, 0),
    node(4724, 25, 8, 0, 0),
    node(5217, 4, 1, 1, 0),
    node(5331, 9, 8, 0, 0),
    node(5427, 25, 1, 0, 0),
    node(5959, 8, 1, 0, 0),
    node(6842, 27, 5, 0, 0),
    node(7539, 17, 5, 0, 0),
    node(7556, 18, 5, 0, 0),
    node(5217, 4, 1, 1, 0),
    node(10217, 3, 1, 1, 0),
    node(1883, 9, 1, 1, 0),
    node(8098, 4, 1, 1, 0),
    node(1806, 4, 3, 3, 101),
    node(8098, 4, 1, 1, 0),
    node(10217, 3, 3, 3, 101),
    node(1531, 4, 12, 12, 0),
    node(1880, 3, 1, 1, 0),
    node(3197, 6, 3, 3, 102),
    node(5738, 4, 5, 5, 0),
    node(7733, 5, 3, 3, 102),
    node(134, 3, 1, 1, 0),
    node(154, 10, 4, 4, 0),
    node(342, 6, 5, 5, 0),
    node(2047, 11, 7, 7, 99),
    node(5217, 4, 1, 1, 0),
    node(8111, 8, 3, 3, 100),
    node(9554, 2, 4, 4, 0),
    node(9647, 4, 53, 53, 0),
    node(10671, 9, 7, 7, 103),
    node(439, 5, 0, 1, 0),
    node(1921, 11, 0, 1, 0),
    node(2206, 11, 0, 1, 0),
    node(3653, 2, 0, 1, 0),
    node(4101, 5, 0, 1, 0),
    node(7574, 11, 0, 1, 0),
    node(9647, 4, 0, 54, 0),
    node(134, 3, 0, 1, 0),
    node(9554, 2, 0, 4, 0),
    node(3653, 2, 0, 1, 0),
    node(9647, 4, 0, 54, 0),
    node(7705, 6, 0, 3, 107),
    node(10410, 9, 0, 1, 0),
    node(1148, 7, 0, 5, 0),
    node(2217, 7, 0, 3, 105),
    node(3108, 5, 0, 1, 0),
    node(4137, 8, 0, 3, 106),
    node(5217, 4, 1, 1, 0),
    node(10240, 5, 0, 1, 0),
    node(10280, 8, 5, 5, 0),
    node(10288, 10, 0, 4, 0),
    node(10372, 7, 0, 3, 108),
    node(10410, 9, 1, 0, 0),
    node(3108, 5, 1, 1, 0),
    node(5242, 8, 1, 0, 0),
    node(5475, 8, 1, 0, 0),
    node(10240, 5, 0, 1, 0),
    node(384, 7, 0, 1, 0),
    node(6077, 11, 0, 1, 0),
    node(134, 3, 1, 1, 0),
    node(154, 10, 4, 4, 0),
    node(371, 8, 0, 2, 0),
    node(1402, 8, 7, 7, 109),
    node(1581, 17, 7, 7, 110),
    node(1623, 14, 1, 1, 0),
    node(1771, 9, 0, 4, 0),
    node(1829, 12, 3, 3, 26),
    node(2553, 6, 2, 7, 111),
    node(3426, 11, 5, 0, 0),
    node(3810, 9, 0, 2, 0),
    node(4137, 8, 0, 3, 106),
    node(5217, 4, 1, 1, 0),
    node(6088, 6, 2, 7, 112),
    node(6142, 15, 0, 5, 0),
    node(9972, 7, 5, 5, 0),
    node(134, 3, 1, 1, 0),
    node(154, 10, 4, 4, 0),
    node(1968, 12, 1, 1, 0),
    node(4101, 5, 1, 1, 0),
    node(5771, 7, 1, 1, 0),
    node(6450, 6, 5, 5, 0),
    node(6730, 6, 1, 1, 0),
    node(6939, 8, 5, 5, 0),
    node(7157, 5, 55, 55, 0),
    node(7234, 10, 5, 5, 0),
    node(9647, 4, 1, 1, 0),
    node(10362, 10, 1, 1, 0),
    node(134, 3, 1, 1, 0),
    node(154, 10, 4, 4, 0),
    node(391, 7, 1, 1, 0),
    node(1755, 5, 8, 8, 0),
    node(2018, 17, 5, 5, 0),
    node(2035, 12, 1, 1, 0),
    node(5778, 5, 8, 8, 0),
    node(10159, 8, 1, 1, 0),
    node(0, 1, 12, 12, 0),
    node(134, 3, 1, 1, 0),
    node(154, 10, 4, 4, 0),
    node(495, 26, 5, 5, 0),
    node(634, 9, 2, 2, 0),
    node(720, 8, 5, 5, 0),
    node(1205, 14, 1, 1, 0),
    node(1410, 15, 2, 2, 0),
    node(2058, 27, 2, 2, 0),
    node(2145, 11, 1, 1, 0),
    node(2486, 5, 1, 1, 0),
    node(2575, 7, 5, 5, 0),
    node(2968, 25, 1, 1, 0),
    node(4724, 25, 8, 8, 0),
    node(5217, 4, 1, 1, 0),
    node(5331, 9, 8, 8, 0),
    node(5427, 25, 1, 1, 0),
    node(5959, 8, 1, 1, 0),
    node(6842, 27, 5, 5, 0),
    node(7539, 17, 5, 5, 0),
    node(7556, 18, 5, 5, 0),
    node(391, 7, 1, 1, 0),
    node(10159, 8, 1, 1, 0),
    node(3782, 9, 1, 1, 0),
    node(4024, 10, 5, 5, 0),
    node(4795, 2, 7, 7, 39),
    node(5127, 3, 1, 1, 0),
    node(5130, 5, 1, 1, 0),
    node(5135, 18, 5, 5, 0),
    node(5153, 19, 23, 23, 0),
    node(8033, 4, 1, 1, 0),
    node(9647, 4, 24, 24, 0),
    node(10075, 3, 1, 1, 0),
    node(3782, 9, 0, 1, 0),
    node(4024, 10, 0, 5, 0),
    node(4795, 2, 0, 7, 0),
    node(5127, 3, 0, 1, 0),
    node(5130, 5, 0, 1, 0),
    node(5135, 18, 0, 5, 0),
    node(5153, 19, 0, 23, 0),
    node(8033, 4, 0, 1, 0),
    node(9647, 4, 0, 24, 0),
    node(10075, 3, 0, 1, 0),
    node(4106, 8, 0, 1, 0),
    node(4296, 5, 0, 20, 0),
    node(5365, 6, 0, 8, 0),
    node(9647, 4, 0, 21, 0),
    node(10240, 5, 0, 22, 0),
    node(4039, 2, 0, 1, 0),
    node(4085, 3, 0, 3, 0),
    node(134, 3, 0, 1, 0),
    node(3235, 6, 0, 1, 0),
    node(5217, 4, 0, 1, 0),
    node(7594, 4, 0, 8, 0),
    node(9647, 4, 0, 1, 0),
    node(9651, 9, 0, 1, 0),
    node(7497, 6, 0, 1, 0),
    node(3477, 6, 0, 8, 0),
    node(10660, 5, 0, 8, 0),
    node(335, 7, 0, 7, 119),
    node(831, 10, 0, 8, 0),
    node(841, 10, 0, 1, 0),
    node(851, 9, 0, 1, 0),
    node(1245, 16, 0, 25, 0),
    node(1535, 9, 0, 5, 0),
    node(2145, 11, 0, 1, 0),
    node(2156, 13, 0, 7, 120),
    node(2591, 10, 0, 3, 121),
    node(3119, 4, 0, 3, 122),
    node(3138, 6, 0, 1, 0),
    node(3235, 6, 0, 1, 0),
    node(3464, 6, 0, 3, 123),
    node(3653, 2, 0, 1, 0),
    node(3724, 9, 0, 1, 0),
    node(3733, 16, 0, 3, 124),
    node(3749, 13, 0, 1, 0),
    node(3762, 10, 0, 8, 0),
    node(3772, 10, 0, 1, 0),
    node(3782, 9, 0, 1, 0),
    node(4795, 2, 0, 7, 120),
    node(7594, 4, 0, 8, 0),
    node(8033, 4, 0, 1, 0),
    node(8119, 5, 0, 1, 0),
    node(8124, 10, 0, 1, 0),
    node(8134, 19, 0, 5, 0),
    node(9554, 2, 0, 4, 0),
    node(9647, 4, 0, 26, 0),
    node(10329, 10, 0, 8, 0),
    node(10339, 10, 0, 1, 0),
    node(10349, 9, 0, 1, 0),
    node(335, 7, 7, 7, 31),
    node(790, 11, 0, 7, 125),
    node(831, 10, 8, 8, 0),
    node(841, 10, 1, 1, 0),
    node(851, 9, 1, 1, 0),
    node(860, 11, 1, 1, 0),
    node(871, 11, 1, 1, 0),
    node(882, 11, 1, 1, 0),
    node(1245, 16, 25, 25, 0),
    node(1535, 9, 5, 5, 0),
    node(1544, 5, 1, 1, 0),
    node(1695, 7, 0, 3, 0),
    node(2145, 11, 1, 1, 0),
    node(2156, 13, 7, 7, 39),
    node(2591, 10, 3, 3, 41),
    node(3113, 6, 7, 7, 35),
    node(3119, 4, 3, 3, 36),
    node(3138, 6, 0, 1, 0),
    node(3235, 6, 1, 1, 0),
    node(3464, 6, 3, 3, 8),
    node(3653, 2, 1, 1, 0),
    node(3724, 9, 0, 1, 0),
    node(3733, 16, 3, 3, 9),
    node(3749, 13, 1, 1, 0),
    node(3762, 10, 8, 8, 0),
    node(3772, 10, 1, 1, 0),
    node(3782, 9, 1, 1, 0),
    node(4795, 2, 7, 7, 39),
    node(4881, 12, 0, 1, 0),
    node(5109, 9, 28, 28, 0),
    node(6215, 7, 1, 1, 0),
    node(7594, 4, 8, 8, 0),
    node(8033, 4, 1, 1, 0),
    node(8089, 9, 1, 1, 0),
    node(8119, 5, 1, 1, 0),
    node(8124, 10, 1, 1, 0),
    node(8134, 19, 5, 5, 0),
    node(9554, 2, 4, 4, 0),
    node(9647, 4, 29, 26, 0),
    node(10329, 10, 8, 8, 0),
    node(10339, 10, 1, 1, 0),
    node(10349, 9, 1, 1, 0),
    node(335, 7, 7, 7, 118),
    node(790, 11, 7, 7, 126),
    node(831, 10, 8, 8, 0),
    node(841, 10, 1, 1, 0),
    node(851, 9, 1, 1, 0),
    node(860, 11, 1, 1, 0),
    node(871, 11, 1, 1, 0),
    node(882, 11, 1, 1, 0),
    node(1245, 16, 25, 25, 0),
    node(1535, 9, 5, 5, 0),
    node(1544, 5, 1, 1, 0),
    node(1695, 7, 0, 3, 0),
    node(2145, 11, 1, 1, 0),
    node(2156, 13, 7, 7, 52),
    node(2591, 10, 3, 3, 6),
    node(3113, 6, 7, 7, 35),
    node(3119, 4, 3, 3, 36),
    node(3138, 6, 0, 1, 0),
    node(3235, 6, 1, 1, 0),
    node(3464, 6, 3, 3, 8),
    node(3653, 2, 1, 1, 0),
    node(3724, 9, 0, 1, 0),
    node(3733, 16, 3, 3, 9),
    node(3749, 13, 1, 1, 0),
    node(3762, 10, 8, 8, 0),
    node(3772, 10, 1, 1, 0),
    node(3782, 9, 1, 1, 0),
    node(4795, 2, 7, 7, 52),
    node(4881, 12, 1, 1, 0),
    node(5109, 9, 28, 28, 0),
    node(6215, 7, 1, 1, 0),
    node(7594, 4, 8, 8, 0),
    node(8033, 4, 1, 1, 0),
    node(8089, 9, 1, 1, 0),
    node(8119, 5, 1, 1, 0),
    node(8124, 10, 1, 1, 0),
    node(8134, 19, 5, 5, 0),
    node(9554, 2, 4, 4, 0),
    node(9647, 4, 29, 26, 0),
    node(10329, 10, 8, 8, 0),
    node(10339, 10, 1, 1, 0),
    node(10349, 9, 1, 1, 0),
    node(9647, 4, 56, 56, 0),
    node(10240, 5, 31, 31, 0),
    node(174, 1, 8, 8, 0),
    node(1107, 1, 8, 8, 0),
    node(2960, 8, 3, 3, 0),
    node(3235, 6, 36, 36, 0),
    node(3313, 1, 8, 8, 0),
    node(4101, 5, 37, 37, 0),
    node(6538, 1, 8, 8, 0),
    node(7508, 9, 1, 1, 0),
    node(7718, 3, 3, 3, 0),
    node(8102, 9, 1, 1, 0),
    node(9647, 4, 57, 57, 0),
    node(9691, 7, 1, 1, 0),
    node(10240, 5, 31, 31, 0),
    node(174, 1, 8, 8, 0),
    node(1107, 1, 8, 8, 0),
    node(2960, 8, 3, 3, 49),
    node(3235, 6, 36, 36, 0),
    node(3313, 1, 8, 8, 0),
    node(4101, 5, 37, 37, 128),
    node(6538, 1, 8, 8, 0),
    node(7508, 9, 1, 1, 0),
    node(7718, 3, 3, 3, 49),
    node(8102, 9, 1, 1, 0),
    node(9647, 4, 38, 38, 0),
    node(9691, 7, 1, 1, 0),
    node(10240, 5, 31, 31, 129),
    node(2960, 8, 3, 3, 49),
    node(5365, 6, 8, 8, 0),
    node(7508, 9, 1, 1, 0),
    node(7776, 6, 5, 5, 0),
    node(9647, 4, 30, 30, 0),
    node(9691, 7, 1, 1, 0),
    node(10240, 5, 31, 31, 130),
    node(4106, 8, 1, 1, 0),
    node(4296, 5, 20, 20, 0),
    node(5365, 6, 8, 8, 0),
    node(9647, 4, 21, 21, 0),
    node(10240, 5, 22, 22, 131),
    node(127, 7, 5, 5, 0),
    node(134, 3, 1, 1, 0),
    node(154, 10, 4, 4, 0),
    node(314, 11, 7, 7, 29),
    node(439, 5, 1, 1, 0),
    node(790, 11, 7, 7, 127),
    node(1037, 6, 1, 1, 0),
    node(1162, 6, 12, 12, 0),
    node(1168, 3, 5, 3, 43),
    node(1402, 8, 7, 7, 44),
    node(1695, 7, 3, 3, 3),
    node(1829, 12, 3, 3, 43),
    node(1896, 6, 8, 8, 0),
    node(2335, 4, 1, 1, 0),
    node(2364, 3, 32, 32, 0),
    node(2434, 11, 3, 3, 45),
    node(2559, 5, 1, 1, 0),
    node(3050, 10, 3, 3, 46),
    node(3119, 4, 3, 3, 36),
    node(3157, 10, 3, 3, 47),
    node(3183, 5, 7, 7, 36),
    node(3411, 9, 5, 5, 0),
    node(3586, 4, 1, 1, 0),
    node(3819, 8, 5, 5, 0),
    node(4503, 8, 3, 3, 48),
    node(4795, 2, 7, 7, 132),
    node(4814, 8, 7, 7, 53),
    node(5127, 3, 1, 1, 0),
    node(5844, 6, 1, 0, 0),
    node(6097, 6, 5, 5, 0),
    node(6103, 8, 4, 4, 0),
    node(6111, 8, 3, 3, 12),
    node(6257, 12, 3, 3, 55),
    node(6293, 7, 5, 5, 0),
    node(6586, 9, 3, 3, 57),
    node(6691, 16, 0, 5, 0),
    node(6795, 7, 2, 2, 0),
    node(7032, 3, 1, 1, 0),
    node(7044, 4, 1, 1, 0),
    node(7329, 11, 5, 5, 0),
    node(7614, 7, 3, 3, 59),
    node(7726, 7, 7, 7, 27),
    node(7962, 1, 40, 41, 0),
    node(7983, 6, 8, 8, 0),
    node(8019, 4, 5, 5, 0),
    node(8153, 3, 4, 4, 0),
    node(8156, 4, 1, 1, 0),
    node(8160, 5, 1, 1, 0),
    node(8165, 6, 7, 7, 60),
    node(9554, 2, 4, 4, 0),
    node(9556, 5, 5, 5, 0),
    node(9660, 1, 3, 3, 61),
    node(9986, 6, 5, 5, 0),
    node(10078, 4, 7, 7, 64),
    node(10622, 15, 4, 4, 0),
    node(9647, 4, 54, 54, 0),
    node(6077, 11, 1, 1, 0),
    node(134, 3, 1, 1, 0),
    node(371, 8, 2, 2, 0),
    node(4214, 13, 4, 4, 0),
    node(5217, 4, 1, 1, 0),
    node(6072, 5, 62, 62, 135),
    node(7776, 6, 49, 49, 0),
    node(8160, 5, 1, 1, 0),
    node(10159, 8, 1, 1, 0),
    node(134, 3, 1, 1, 0),
    node(154, 10, 4, 4, 0),
    node(1909, 12, 3, 3, 117),
    node(1989, 10, 1, 1, 0),
    node(2691, 30, 4, 4, 0),
    node(2721, 25, 8, 8, 0),
    node(4186, 11, 3, 3, 133),
    node(4511, 6, 5, 5, 0),
    node(4517, 8, 4, 4, 0),
    node(4822, 7, 1, 1, 0),
    node(5217, 4, 1, 1, 0),
    node(6269, 10, 1, 1, 0),
    node(6279, 14, 58, 58, 0),
    node(7032, 3, 1, 1, 0),
    node(7621, 5, 1, 1, 0),
    node(7705, 6, 3, 3, 134),
    node(7776, 6, 59, 60, 0),
    node(7962, 1, 61, 61, 0),
    node(9554, 2, 4, 4, 0),
    node(10229, 1, 3, 3, 136),
    node(134, 3, 1, 1, 0),
    node(154, 10, 4, 4, 0),
    node(2255, 5, 5, 5, 0),
    node(3621, 4, 1, 1, 0),
    node(5217, 4, 1, 1, 0),
    node(7691, 8, 58, 58, 0),
    node(7889, 5, 1, 1, 0),
    node(3872, 5, 1, 1, 0),
    node(6802, 7, 1, 1, 0),
    node(7894, 7, 1, 1, 0),
    node(8050, 6, 2, 2, 0),
    node(3001, 2, 8, 8, 0),
    node(3311, 2, 8, 8, 0),
    node(9561, 2, 8, 8, 0),
    node(1074, 3, 8, 8, 0),
    node(3001, 2, 8, 8, 0),
    node(3311, 2, 8, 8, 0),
    node(8176, 5, 8, 8, 0),
    node(9561, 2, 8, 8, 0),
    node(4661, 2, 4, 4, 0),
    node(4659, 2, 4, 4, 0),
    node(1425, 12, 8, 8, 0),
    node(6578, 8, 3, 3, 141),
    node(6963, 8, 3, 3, 142),
    node(7340, 8, 3, 3, 143),
    node(7412, 19, 8, 8, 0),
    node(10229, 1, 3, 3, 144),
    node(6157, 29, 4, 4, 0),
    node(134, 3, 1, 1, 0),
    node(3215, 15, 4, 4, 0),
    node(4214, 13, 4, 4, 0),
    node(10159, 8, 1, 1, 0),
    node(134, 3, 1, 1, 0),
    node(9554, 2, 4, 4, 0),
    node(10159, 8, 1, 1, 0),
    node(4034, 5, 66, 0, 0),
    node(3298, 4, 1, 1, 0),
    node(439, 5, 1, 1, 0),
    node(1921, 11, 1, 1, 0),
    node(2206, 11, 0, 1, 0),
    node(3653, 2, 1, 1, 0),
    node(4101, 5, 1, 1, 0),
    node(7574, 11, 1, 1, 0),
    node(9647, 4, 54, 54, 0),
    node(134, 3, 1, 1, 0),
    node(5217, 4, 1, 1, 0),
    node(10159, 8, 1, 1, 0),
    node(10220, 9, 8, 8, 0),
    node(2486, 5, 1, 1, 0),
    node(6869, 11, 4, 4, 0),
    node(6880, 11, 3, 3, 152),
    node(7894, 7, 1, 1, 0),
    node(9554, 2, 4, 4, 0),
    node(10112, 6, 1, 1, 0),
    node(134, 3, 1, 1, 0),
    node(371, 8, 2, 2, 0),
    node(4214, 13, 4, 4, 0),
    node(5217, 4, 1, 1, 0),
    node(6072, 5, 1, 1, 0),
    node(7776, 6, 49, 49, 0),
    node(8160, 5, 1, 1, 0),
    node(10159, 8, 1, 1, 0),
    node(134, 3, 1, 1, 0),
    node(154, 10, 4, 4, 0),
    node(175, 14, 0, 7, 1),
    node(422, 5, 5, 5, 0),
    node(643, 12, 1, 1, 0),
    node(655, 19, 3, 17, 139),
    node(720, 8, 5, 5, 0),
    node(910, 19, 5, 5, 0),
    node(929, 17, 4, 4, 0),
    node(946, 13, 5, 5, 0),
    node(980, 21, 1, 1, 0),
    node(1043, 10, 1, 1, 0),
    node(1290, 10, 63, 0, 0),
    node(1458, 2, 5, 5, 0),
    node(1490, 8, 4, 4, 0),
    node(1498, 8, 3, 3, 12),
    node(1506, 6, 64, 64, 0),
    node(1512, 14, 3, 3, 133),
    node(1614, 9, 0, 1, 0),
    node(1789, 10, 5, 0, 0),
    node(1799, 7, 12, 12, 0),
    node(1829, 12, 3, 3, 26),
    node(1999, 19, 2, 2, 0),
    node(2035, 12, 1, 1, 0),
    node(2145, 11, 1, 1, 0),
    node(2426, 8, 1, 1, 0),
    node(2486, 5, 3, 3, 140),
    node(2582, 9, 5, 5, 0),
    node(2721, 25, 8, 8, 0),
    node(2993, 8, 5, 5, 0),
    node(3011, 9, 5, 5, 0),
    node(3230, 5, 1, 1, 0),
    node(3497, 17, 5, 5, 0),
    node(3514, 16, 5, 5, 0),
    node(4053, 16, 5, 5, 0),
    node(4101, 5, 1, 1, 0),
    node(4186, 11, 3, 3, 133),
    node(4411, 12, 12, 12, 0),
    node(4494, 2, 4, 4, 0),
    node(4947, 7, 3, 3, 145),
    node(5172, 4, 8, 8, 0),
    node(5205, 5, 2, 2, 0),
    node(5217, 4, 1, 1, 0),
    node(5483, 11, 3, 3, 146),
    node(5681, 6, 5, 5, 0),
    node(5738, 4, 5, 5, 0),
    node(6011, 19, 1, 1, 0),
    node(6030, 22, 5, 0, 0),
    node(6235, 4, 1, 1, 0),
    node(6269, 10, 1, 1, 0),
    node(6279, 14, 58, 58, 0),
    node(6530, 8, 4, 4, 0),
    node(6561, 17, 5, 5, 0),
    node(6971, 10, 3, 3, 147),
    node(7042, 2, 5, 5, 0),
    node(7048, 21, 0, 65, 0),
    node(7340, 8, 3, 3, 148),
    node(7585, 9, 3, 0, 149),
    node(7621, 5, 1, 1, 0),
    node(7660, 3, 3, 3, 150),
    node(7705, 6, 3, 3, 151),
    node(7776, 6, 67, 67, 0),
    node(7956, 6, 68, 69, 0),
    node(7962, 1, 61, 61, 0),
    node(7969, 4, 2, 2, 0),
    node(7989, 11, 5, 5, 0),
    node(8000, 6, 1, 1, 0),
    node(8006, 8, 5, 5, 0),
    node(8171, 5, 1, 1, 0),
    node(9426, 17, 3, 3, 153),
    node(9554, 2, 4, 4, 0),
    node(9660, 1, 3, 3, 61),
    node(9664, 4, 2, 2, 0),
    node(9979, 7, 2, 2, 0),
    node(9986, 6, 8, 8, 0),
    node(10167, 9, 2, 2, 0),
    node(10181, 10, 8, 8, 0),
    node(10191, 22, 7, 7, 154),
    node(10229, 1, 3, 3, 155),
    node(10280, 8, 0, 5, 0),
    node(10505, 15, 12, 12, 0),
    node(10637, 19, 4, 4, 0),
    node(134, 3, 1, 1, 0),
    node(154, 10, 4, 4, 0),
    node(2145, 11, 1, 1, 0),
    node(2339, 16, 8, 8, 0),
    node(5217, 4, 1, 1, 0),
    node(134, 3, 1, 1, 0),
    node(154, 10, 0, 4, 0),
    node(2047, 11, 2, 2, 0),
    node(2145, 11, 1, 1, 0),
    node(5217, 4, 1, 1, 0),
    node(5340, 14, 8, 8, 0),
    node(5127, 3, 1, 1, 0),
    node(5217, 4, 1, 1, 0),
    node(7313, 6, 71, 71, 0),
    node(7390, 22, 1, 1, 0),
    node(7431, 14, 8, 8, 0),
    node(7445, 10, 1, 1, 0),
    node(5217, 4, 70, 70, 0),
    node(5953, 6, 3, 3, 159),
    node(5217, 4, 72, 72, 0),
    node(10240, 5, 73, 73, 0),
    node(134, 3, 1, 1, 0),
    node(154, 10, 4, 4, 0),
    node(335, 7, 7, 7, 160),
    node(1571, 10, 7, 7, 161),
    node(2145, 11, 1, 1, 0),
    node(2575, 7, 5, 5, 0),
    node(5217, 4, 1, 1, 0),
    node(7144, 7, 5, 5, 0),
    node(134, 3, 1, 1, 0),
    node(154, 10, 4, 4, 0),
    node(634, 9, 2, 2, 0),
    node(5217, 4, 1, 1, 0),
    node(5340, 14, 8, 8, 0),
    node(5354, 11, 8, 8, 0),
    node(9647, 4, 1, 1, 0),
    node(10362, 10, 74, 74, 0),
    node(134, 3, 0, 1, 0),
    node(2553, 6, 0, 7, 111),
    node(5217, 4, 0, 1, 0),
    node(10159, 8, 1, 1, 0),
    node(688, 5, 0, 1, 0),
    node(2665, 8, 0, 1, 0),
    node(4905, 8, 0, 3, 43),
    node(391, 7, 1, 1, 0),
    node(9554, 2, 4, 4, 0),
    node(10159, 8, 1, 1, 0),
    node(134, 3, 1, 1, 0),
    node(9554, 2, 4, 4, 0),
    node(384, 7, 1, 1, 0),
    node(134, 3, 1, 1, 0),
    node(154, 10, 4, 4, 0),
    node(371, 8, 2, 2, 0),
    node(1614, 9, 1, 0, 0),
    node(1623, 14, 3, 3, 164),
    node(1989, 10, 1, 1, 0),
    node(2280, 8, 5, 5, 0),
    node(2888, 11, 0, 7, 165),
    node(3570, 4, 1, 1, 0),
    node(3985, 2, 1, 1, 0),
    node(4128, 9, 3, 3, 166),
    node(4137, 8, 3, 3, 167),
    node(4411, 12, 3, 3, 26),
    node(5217, 4, 1, 1, 0),
    node(6072, 5, 62, 62, 135),
    node(7776, 6, 49, 49, 0),
    node(8160, 5, 1, 1, 0),
    node(9554, 2, 4, 4, 0),
    node(10089, 9, 1, 1, 0),
    node(10159, 8, 1, 1, 0),
    node(10397, 13, 7, 7, 168),
    node(3782, 9, 1, 1, 0),
    node(4024, 10, 5, 5, 0),
    node(4795, 2, 7, 7, 52),
    node(5127, 3, 1, 1, 0),
    node(5130, 5, 1, 1, 0),
    node(5135, 18, 5, 5, 0),
    node(5153, 19, 23, 23, 0),
    node(8033, 4, 1, 1, 0),
    node(9647, 4, 24, 24, 0),
    node(10075, 3, 1, 1, 0),
    node(3782, 9, 0, 1, 0),
    node(4024, 10, 0, 5, 0),
    node(4795, 2, 0, 7, 120),
    node(5127, 3, 0, 1, 0),
    node(5130, 5, 0, 1, 0),
    node(5135, 18, 0, 5, 0),
    node(5153, 19, 0, 23, 0),
    node(8033, 4, 0, 1, 0),
    node(9647, 4, 0, 24, 0),
    node(10075, 3, 0, 1, 0),
    node(2960, 8, 0, 3, 0),
    node(5365, 6, 0, 8, 0),
    node(7508, 9, 0, 1, 0),
    node(7776, 6, 0, 5, 0),
    node(9647, 4, 0, 30, 0),
    node(9691, 7, 0, 1, 0),
    node(10240, 5, 0, 31, 0),
    node(4106, 8, 0, 1, 0),
    node(4296, 5, 0, 20, 0),
    node(5365, 6, 0, 8, 0),
    node(9647, 4, 0, 21, 0),
    node(10240, 5, 0, 22, 172),
    node(427, 3, 0, 1, 0),
    node(1810, 3, 0, 1, 0),
    node(1841, 1, 0, 1, 0),
    node(2326, 2, 0, 1, 0),
    node(2328, 2, 0, 1, 0),
    node(2363, 1, 0, 1, 0),
    node(2811, 3, 0, 5, 0),
    node(4084, 1, 0, 1, 0),
    node(4088, 7, 0, 2, 0),
    node(4098, 3, 0, 1, 0),
    node(5216, 1, 0, 1, 0),
    node(5838, 3, 0, 7, 0),
    node(5918, 1, 0, 1, 0),
    node(6514, 1, 0, 1, 0),
    node(6515, 2, 0, 1, 0),
    node(10082, 3, 0, 1, 0),
    node(10680, 1, 0, 1, 0),
    node(10681, 1, 0, 1, 0),
    node(4039, 2, 0, 1, 0),
    node(4085, 3, 0, 3, 174),
    node(335, 7, 0, 7, 171),
    node(831, 10, 0, 8, 0),
    node(841, 10, 0, 1, 0),
    node(851, 9, 0, 1, 0),
    node(1245, 16, 0, 25, 0),
    node(1535, 9, 0, 5, 0),
    node(2145, 11, 0, 1, 0),
    node(2156, 13, 0, 7, 173),
    node(2591, 10, 0, 3, 175),
    node(3119, 4, 0, 3, 122),
    node(3138, 6, 0, 1, 0),
    node(3235, 6, 0, 1, 0),
    node(3464, 6, 0, 3, 123),
    node(3653, 2, 0, 1, 0),
    node(3724, 9, 0, 1, 0),
    node(3733, 16, 0, 3, 124),
    node(3749, 13, 0, 1, 0),
    node(3762, 10, 0, 8, 0),
    node(3772, 10, 0, 1, 0),
    node(3782, 9, 0, 1, 0),
    node(4795, 2, 0, 7, 173),
    node(7594, 4, 0, 8, 0),
    node(8033, 4, 0, 1, 0),
    node(8119, 5, 0, 1, 0),
    node(8124, 10, 0, 1, 0),
    node(8134, 19, 0, 5, 0),
    node(9554, 2, 0, 4, 0),
    node(9647, 4, 0, 26, 0),
    node(10329, 10, 0, 8, 0),
    node(10339, 10, 0, 1, 0),
    node(10349, 9, 0, 1, 0),
    node(335, 7, 7, 7, 118),
    node(790, 11, 0, 7, 176),
    node(831, 10, 8, 8, 0),
    node(841, 10, 1, 1, 0),
    node(851, 9, 1, 1, 0),
    node(860, 11, 1, 1, 0),
    node(871, 11, 1, 1, 0),
    node(882, 11, 1, 1, 0),
    node(1245, 16, 25, 25, 0),
    node(1535, 9, 5, 5, 0),
    node(1544, 5, 1, 1, 0),
    node(1695, 7, 0, 3, 0),
    node(2145, 11, 1, 1, 0),
    node(2156, 13, 7, 7, 52),
    node(2591, 10, 3, 3, 6),
    node(3113, 6, 7, 7, 35),
    node(3119, 4, 3, 3, 36),
    node(3138, 6, 0, 1, 0),
    node(3235, 6, 1, 1, 0),
    node(3464, 6, 3, 3, 8),
    node(3653, 2, 1, 1, 0),
    node(3724, 9, 0, 1, 0),
    node(3733, 16, 3, 3, 9),
    node(3749, 13, 1, 1, 0),
    node(3762, 10, 8, 8, 0),
    node(3772, 10, 1, 1, 0),
    node(3782, 9, 1, 1, 0),
    node(4795, 2, 7, 7, 52),
    node(4881, 12, 0, 1, 0),
    node(5109, 9, 28, 28, 0),
    node(6215, 7, 1, 1, 0),
    node(7594, 4, 8, 8, 0),
    node(8033, 4, 1, 1, 0),
    node(8089, 9, 1, 1, 0),
    node(8119, 5, 1, 1, 0),
    node(8124, 10, 1, 1, 0),
    node(8134, 19, 5, 5, 0),
    node(9554, 2, 4, 4, 0),
    node(9647, 4, 29, 26, 0),
    node(10329, 10, 8, 8, 0),
    node(10339, 10, 1, 1, 0),
    node(10349, 9, 1, 1, 0),
    node(335, 7, 7, 7, 170),
    node(790, 11, 7, 7, 177),
    node(831, 10, 8, 8, 0),
    node(841, 10, 1, 1, 0),
    node(851, 9, 1, 1, 0),
    node(860, 11, 1, 1, 0),
    node(871, 11, 1, 1, 0),
    node(882, 11, 1, 1, 0),
    node(1245, 16, 25, 25, 0),
    node(1535, 9, 5, 5, 0),
    node(1544, 5, 1, 1, 0),
    node(1695, 7, 0, 3, 0),
    node(2145, 11, 1, 1, 0),
    node(2156, 13, 7, 7, 132),
    node(2591, 10, 3, 3, 6),
    node(3113, 6, 7, 7, 35),
    node(3119, 4, 3, 3, 36),
    node(3138, 6, 0, 1, 0),
    node(3235, 6, 1, 1, 0),
    node(3464, 6, 3, 3, 8),
    node(3653, 2, 1, 1, 0),
    node(3724, 9, 0, 1, 0),
    node(3733, 16, 3, 3, 9),
    node(3749, 13, 1, 1, 0),
    node(3762, 10, 8, 8, 0),
    node(3772, 10, 1, 1, 0),
    node(3782, 9, 1, 1, 0),
    node(4795, 2, 7, 7, 132),
    node(4881, 12, 1, 1, 0),
    node(5109, 9, 28, 28, 0),
    node(6215, 7, 1, 1, 0),
    node(7594, 4, 8, 8, 0),
    node(8033, 4, 1, 1, 0),
    node(8089, 9, 1, 1, 0),
    node(8119, 5, 1, 1, 0),
    node(8124, 10, 1, 1, 0),
    node(8134, 19, 5, 5, 0),
    node(9554, 2, 4, 4, 0),
    node(9647, 4, 29, 26, 0),
    node(10329, 10, 8, 8, 0),
    node(10339, 10, 1, 1, 0),
    node(10349, 9, 1, 1, 0),
    node(2960, 8, 3, 3, 0),
    node(7508, 9, 1, 1, 0),
    node(9647, 4, 75, 75, 0),
    node(9691, 7, 1, 1, 0),
    node(10240, 5, 31, 31, 0),
    node(9647, 4, 56, 56, 0),
    node(10240, 5, 31, 31, 179),
    node(9647, 4, 76, 76, 0),
    node(10240, 5, 31, 31, 0),
    node(174, 1, 8, 8, 0),
    node(1107, 1, 8, 8, 0),
    node(2960, 8, 3, 3, 0),
    node(3235, 6, 36, 36, 0),
    node(3313, 1, 8, 8, 0),
    node(4101, 5, 37, 37, 0),
    node(6538, 1, 8, 8, 0),
    node(7508, 9, 1, 1, 0),
    node(7718, 3, 3, 3, 0),
    node(8102, 9, 1, 1, 0),
    node(9647, 4, 77, 77, 0),
    node(9691, 7, 1, 1, 0),
    node(10240, 5, 31, 31, 0),
    node(174, 1, 8, 8, 0),
    node(1107, 1, 8, 8, 0),
    node(2960, 8, 3, 3, 49),
    node(3235, 6, 36, 36, 0),
    node(3313, 1, 8, 8, 0),
    node(4101, 5, 37, 37, 181),
    node(6538, 1, 8, 8, 0),
    node(7508, 9, 1, 1, 0),
    node(7718, 3, 3, 3, 49),
    node(8102, 9, 1, 1, 0),
    node(9647, 4, 57, 57, 0),
    node(9691, 7, 1, 1, 0),
    node(10240, 5, 31, 31, 182),
    node(174, 1, 8, 8, 0),
    node(1107, 1, 8, 8, 0),
    node(2960, 8, 3, 3, 49),
    node(3235, 6, 36, 36, 0),
    node(3313, 1, 8, 8, 0),
    node(4101, 5, 37, 37, 180),
    node(6538, 1, 8, 8, 0),
    node(7508, 9, 1, 1, 0),
    node(7718, 3, 3, 3, 49),
    node(8102, 9, 1, 1, 0),
    node(9647, 4, 38, 38, 0),
    node(9691, 7, 1, 1, 0),
    node(10240, 5, 31, 31, 183),
    node(2960, 8, 3, 3, 49),
    node(5365, 6, 8, 8, 0),
    node(7508, 9, 1, 1, 0),
    node(7776, 6, 5, 5, 0),
    node(9647, 4, 30, 30, 0),
    node(9691, 7, 1, 1, 0),
    node(10240, 5, 31, 31, 184),
    node(4106, 8, 1, 1, 0),
    node(4296, 5, 20, 20, 0),
    node(5365, 6, 8, 8, 0),
    node(9647, 4, 21, 21, 0),
    node(10240, 5, 22, 22, 185),
    node(3582, 4, 1, 1, 0),
    node(4503, 8, 3, 3, 187),
    node(8119, 5, 1, 1, 0),
    node(8160, 5, 1, 1, 0),
    node(5944, 4, 3, 3, 188),
    node(9647, 4, 64, 64, 0),
    node(10085, 4, 17, 17, 152),
    node(10372, 7, 3, 3, 169),
    node(5217, 4, 1, 1, 0),
    node(10159, 8, 1, 1, 0),
    node(1556, 7, 1, 1, 0),
    node(5250, 14, 3, 3, 44),
    node(7157, 5, 78, 78, 0),
    node(9455, 13, 3, 3, 191),
    node(9468, 13, 3, 3, 191),
    node(0, 1, 1, 1, 0),
    node(5805, 8, 1, 1, 0),
    node(127, 7, 5, 5, 0),
    node(134, 3, 1, 1, 0),
    node(154, 10, 4, 4, 0),
    node(314, 11, 7, 7, 29),
    node(439, 5, 1, 1, 0),
    node(790, 11, 7, 7, 178),
    node(959, 21, 5, 5, 0),
    node(1001, 24, 5, 5, 0),
    node(1037, 6, 1, 1, 0),
    node(1162, 6, 12, 12, 0),
    node(1168, 3, 5, 3, 43),
    node(1402, 8, 7, 7, 44),
    node(1556, 7, 1, 1, 0),
    node(1695, 7, 3, 3, 3),
    node(1829, 12, 3, 3, 43),
    node(1896, 6, 8, 8, 0),
    node(2313, 3, 4, 4, 0),
    node(2335, 4, 1, 1, 0),
    node(2364, 3, 32, 32, 0),
    node(2434, 11, 3, 3, 45),
    node(2464, 8, 4, 4, 0),
    node(2472, 8, 3, 3, 12),
    node(2559, 5, 1, 1, 0),
    node(3050, 10, 3, 3, 46),
    node(3119, 4, 3, 3, 36),
    node(3157, 10, 3, 3, 47),
    node(3183, 5, 7, 7, 36),
    node(3411, 9, 5, 5, 0),
    node(3586, 4, 1, 1, 0),
    node(3819, 8, 5, 5, 0),
    node(4503, 8, 3, 3, 48),
    node(4795, 2, 7, 7, 186),
    node(4814, 8, 7, 7, 53),
    node(5127, 3, 1, 1, 0),
    node(5232, 10, 3, 3, 189),
    node(5844, 6, 1, 0, 0),
    node(6097, 6, 5, 5, 0),
    node(6103, 8, 4, 4, 0),
    node(6111, 8, 3, 3, 12),
    node(6257, 12, 3, 3, 55),
    node(6293, 7, 5, 5, 0),
    node(6586, 9, 3, 3, 57),
    node(6691, 16, 0, 5, 0),
    node(6795, 7, 2, 2, 0),
    node(6831, 11, 3, 3, 190),
    node(7032, 3, 1, 1, 0),
    node(7044, 4, 1, 1, 0),
    node(7329, 11, 5, 5, 0),
    node(7614, 7, 3, 3, 59),
    node(7726, 7, 7, 7, 27),
    node(7962, 1, 40, 41, 0),
    node(7983, 6, 8, 8, 0),
    node(8019, 4, 5, 5, 0),
    node(8153, 3, 4, 4, 0),
    node(8156, 4, 1, 1, 0),
    node(8160, 5, 1, 1, 0),
    node(8165, 6, 7, 7, 60),
    node(9443, 12, 3, 3, 192),
    node(9481, 19, 1, 1, 0),
    node(9500, 12, 3, 3, 193),
    node(9554, 2, 4, 4, 0),
    node(9556, 5, 5, 5, 0),
    node(9660, 1, 3, 3, 61),
    node(9986, 6, 5, 5, 0),
    node(10078, 4, 7, 7, 64),
    node(10622, 15, 4, 4, 0),
    node(308, 6, 1, 1, 0),
    node(3489, 8, 4, 4, 0),
    node(5002, 11, 1, 1, 0),
    node(6685, 6, 1, 1, 0),
    node(134, 3, 1, 1, 0),
    node(1771, 9, 4, 4, 0),
    node(5217, 4, 1, 1, 0),
    node(10159, 8, 1, 1, 0),
    node(134, 3, 1, 1, 0),
    node(1771, 9, 4, 4, 0),
    node(2553, 6, 7, 7, 74),
    node(5217, 4, 1, 1, 0),
    node(10159, 8, 1, 1, 0),
    node(134, 3, 1, 1, 0),
    node(3011, 9, 5, 5, 0),
    node(3230, 5, 1, 1, 0),
    node(5217, 4, 1, 1, 0),
    node(6235, 4, 1, 1, 0),
    node(7962, 1, 79, 80, 0),
    node(127, 7, 5, 5, 0),
    node(134, 3, 1, 1, 0),
    node(154, 10, 4, 4, 0),
    node(2145, 11, 1, 1, 0),
    node(4822, 7, 3, 3, 133),
    node(5013, 14, 3, 3, 195),
    node(6809, 10, 3, 3, 196),
    node(6819, 12, 3, 3, 197),
    node(7074, 4, 3, 3, 198),
    node(9554, 2, 81, 81, 0),
    node(134, 3, 0, 1, 0),
    node(10159, 8, 0, 1, 0),
    node(107, 10, 4, 4, 0),
    node(117, 10, 3, 3, 12),
    node(134, 3, 1, 1, 0),
    node(154, 10, 4, 4, 0),
    node(164, 10, 0, 17, 200),
    node(342, 6, 5, 5, 0),
    node(688, 5, 1, 1, 0),
    node(1460, 8, 1, 1, 0),
    node(1478, 12, 1, 1, 0),
    node(5217, 4, 1, 1, 0),
    node(6707, 11, 1, 1, 0),
    node(134, 3, 1, 1, 0),
    node(154, 10, 4, 4, 0),
    node(3376, 5, 1, 13, 0),
    node(3394, 17, 1, 1, 0),
    node(4296, 5, 82, 82, 0),
    node(7069, 5, 2, 2, 0),
    node(7281, 7, 1, 13, 0),
    node(7288, 19, 1, 1, 0),
    node(7480, 9, 1, 1, 0),
    node(7699, 6, 8, 8, 0),
    node(10159, 8, 1, 0, 0),
    node(391, 7, 1, 0, 0),
    node(9554, 2, 4, 0, 0),
    node(10159, 8, 1, 0, 0),
    node(134, 3, 1, 0, 0),
    node(9554, 2, 4, 0, 0),
    node(0, 1, 12, 0, 0),
    node(6077, 11, 1, 0, 0),
    node(384, 7, 1, 0, 0),
    node(134, 3, 1, 0, 0),
    node(154, 10, 4, 0, 0),
    node(371, 8, 2, 0, 0),
    node(1614, 9, 1, 0, 0),
    node(1623, 14, 3, 0, 203),
    node(1989, 10, 1, 0, 0),
    node(2280, 8, 5, 0, 0),
    node(3570, 4, 1, 0, 0),
    node(3985, 2, 1, 0, 0),
    node(4128, 9, 3, 0, 204),
    node(4137, 8, 3, 0, 205),
    node(4411, 12, 3, 0, 206),
    node(5217, 4, 1, 0, 0),
    node(6072, 5, 62, 0, 207),
    node(7776, 6, 49, 0, 0),
    node(8160, 5, 1, 0, 0),
    node(9554, 2, 4, 0, 0),
    node(10089, 9, 1, 0, 0),
    node(10159, 8, 1, 0, 0),
    node(10397, 13, 7, 0, 208),
    node(134, 3, 1, 1, 0),
    node(154, 10, 0, 4, 0),
    node(4862, 9, 1, 1, 0),
    node(7078, 6, 1, 1, 0),
    node(8160, 5, 0, 1, 0),
    node(9554, 2, 4, 4, 0),
    node(10085, 4, 17, 0, 209),
    node(10112, 6, 1, 1, 0),
    node(134, 3, 1, 1, 0),
    node(154, 10, 0, 4, 0),
    node(2145, 11, 1, 1, 0),
    node(4665, 12, 5, 5, 0),
    node(5217, 4, 1, 1, 0),
    node(6376, 9, 5, 5, 0),
    node(7157, 5, 83, 83, 0),
    node(2575, 7, 5, 5, 0),
    node(2762, 13, 5, 5, 0),
    node(3188, 9, 5, 5, 0),
    node(3704, 13, 5, 5, 0),
    node(4693, 6, 8, 8, 0),
    node(5899, 14, 5, 5, 0),
    node(134, 3, 1, 1, 0),
    node(154, 10, 4, 4, 0),
    node(175, 14, 0, 7, 1),
    node(422, 5, 5, 5, 0),
    node(643, 12, 1, 1, 0),
    node(655, 19, 3, 17, 139),
    node(720, 8, 5, 5, 0),
    node(910, 19, 5, 5, 0),
    node(929, 17, 4, 4, 0),
    node(946, 13, 5, 5, 0),
    node(980, 21, 1, 1, 0),
    node(1043, 10, 1, 1, 0),
    node(1177, 9, 5, 5, 0),
    node(1290, 10, 63, 0, 0),
    node(1458, 2, 5, 5, 0),
    node(1490, 8, 4, 4, 0),
    node(1498, 8, 3, 3, 12),
    node(1506, 6, 64, 64, 0),
    node(1512, 14, 3, 3, 133),
    node(1614, 9, 0, 1, 0),
    node(1789, 10, 5, 0, 0),
    node(1799, 7, 12, 12, 0),
    node(1829, 12, 3, 3, 26),
    node(1902, 7, 5, 5, 0),
    node(1999, 19, 2, 2, 0),
    node(2035, 12, 1, 1, 0),
    node(2145, 11, 1, 1, 0),
    node(2426, 8, 1, 1, 0),
    node(2486, 5, 3, 3, 140),
    node(2582, 9, 5, 5, 0),
    node(2721, 25, 8, 8, 0),
    node(2993, 8, 5, 5, 0),
    node(3003, 8, 5, 5, 0),
    node(3011, 9, 5, 5, 0),
    node(3230, 5, 1, 1, 0),
    node(3497, 17, 5, 5, 0),
    node(3514, 16, 5, 5, 0),
    node(4053, 16, 5, 5, 0),
    node(4101, 5, 1, 1, 0),
    node(4186, 11, 3, 3, 133),
    node(4411, 12, 12, 12, 0),
    node(4494, 2, 4, 4, 0),
    node(4947, 7, 3, 3, 145),
    node(5172, 4, 8, 8, 0),
    node(5205, 5, 2, 2, 0),
    node(5217, 4, 1, 1, 0),
    node(5483, 11, 3, 3, 146),
    node(5681, 6, 5, 5, 0),
    node(5738, 4, 5, 5, 0),
    node(6011, 19, 1, 1, 0),
    node(6030, 22, 5, 0, 0),
    node(6235, 4, 1, 1, 0),
    node(6269, 10, 1, 1, 0),
    node(6279, 14, 58, 58, 0),
    node(6530, 8, 4, 4, 0),
    node(6561, 17, 5, 5, 0),
    node(6971, 10, 3, 3, 147),
    node(6987, 9, 3, 3, 212),
    node(7042, 2, 5, 5, 0),
    node(7048, 21, 0, 65, 0),
    node(7340, 8, 3, 3, 148),
    node(7585, 9, 3, 0, 149),
    node(7621, 5, 1, 1, 0),
    node(7660, 3, 3, 3, 150),
    node(7705, 6, 3, 3, 151),
    node(7776, 6, 67, 67, 0),
    node(7956, 6, 68, 69, 0),
    node(7962, 1, 79, 80, 0),
    node(7969, 4, 2, 2, 0),
    node(7989, 11, 5, 5, 0),
    node(8000, 6, 1, 1, 0),
    node(8006, 8, 5, 5, 0),
    node(8171, 5, 1, 1, 0),
    node(9426, 17, 3, 3, 153),
    node(9554, 2, 4, 4, 0),
    node(9660, 1, 3, 3, 61),
    node(9664, 4, 2, 2, 0),
    node(9979, 7, 2, 2, 0),
    node(9986, 6, 8, 8, 0),
    node(10167, 9, 2, 2, 0),
    node(10181, 10, 8, 8, 0),
    node(10191, 22, 7, 7, 154),
    node(10229, 1, 3, 3, 155),
    node(10280, 8, 0, 5, 0),
    node(10505, 15, 12, 12, 0),
    node(10637, 19, 4, 4, 0),
    node(134, 3, 0, 1, 0),
    node(3985, 2, 0, 1, 0),
    node(6685, 6, 0, 1, 0),
    node(9647, 4, 0, 84, 0),
    node(10150, 9, 0, 1, 0),
    node(10159, 8, 0, 1, 0),
    node(4085, 3, 0, 1, 0),
    node(10240, 5, 0, 12, 0),
    node(134, 3, 1, 1, 0),
    node(154, 10, 0, 4, 0),
    node(379, 5, 0, 3, 214),
    node(1876, 4, 0, 7, 215),
    node(3985, 2, 1, 1, 0),
    node(7962, 1, 85, 86, 0),
    node(9554, 2, 4, 4, 0),
    node(9660, 1, 3, 3, 12),
    node(5217, 4, 1, 1, 0),
    node(10298, 7, 1, 1, 0),
    node(4634, 11, 1, 1, 0),
    node(5217, 4, 1, 1, 0),
    node(5836, 2, 3, 3, 217),
    node(9647, 4, 1, 1, 0),
    node(10298, 7, 1, 1, 0),
    node(134, 3, 1, 1, 0),
    node(154, 10, 4, 4, 0),
    node(1490, 8, 4, 4, 0),
    node(1771, 9, 4, 4, 0),
    node(1880, 3, 8, 8, 0),
    node(2224, 6, 3, 3, 218),
    node(3570, 4, 1, 1, 0),
    node(3909, 10, 1, 1, 0),
    node(3985, 2, 1, 1, 0),
    node(4114, 14, 4, 4, 0),
    node(4580, 7, 4, 4, 0),
    node(4587, 10, 1, 1, 0),
    node(4618, 8, 4, 4, 0),
    node(4626, 8, 1, 1, 0),
    node(5083, 5, 8, 8, 0),
    node(5088, 17, 1, 1, 0),
    node(7069, 5, 2, 2, 0),
    node(7224, 10, 1, 1, 0),
    node(7463, 9, 1, 1, 0),
    node(9647, 4, 87, 87, 0),
    node(10112, 6, 1, 1, 0),
    node(10682, 4, 8, 8, 0),
    node(134, 3, 1, 1, 0),
    node(10240, 5, 12, 12, 0),
    node(2823, 10, 2, 2, 0),
    node(3477, 6, 8, 8, 0),
    node(9647, 4, 1, 1, 0),
    node(10660, 5, 8, 8, 0),
    node(134, 3, 1, 1, 0),
    node(1958, 10, 1, 1, 0),
    node(4932, 6, 0, 1, 0),
    node(5217, 4, 1, 1, 0),
    node(5999, 4, 0, 1, 0),
    node(10075, 3, 0, 1, 0),
    node(134, 3, 0, 1, 0),
    node(10240, 5, 0, 12, 0),
    node(701, 11, 0, 37, 223),
    node(6525, 5, 0, 3, 43),
    node(3640, 9, 1, 1, 0),
    node(4085, 3, 73, 73, 0),
    node(5778, 5, 8, 8, 0),
    node(7880, 4, 8, 8, 0),
    node(134, 3, 1, 1, 0),
    node(154, 10, 4, 4, 0),
    node(325, 10, 1, 0, 0),
    node(422, 5, 1, 1, 0),
    node(747, 5, 1, 1, 0),
    node(1025, 12, 5, 5, 0),
    node(1148, 7, 5, 5, 0),
    node(1531, 4, 1, 0, 0),
    node(1771, 9, 4, 4, 0),
    node(2301, 12, 31, 31, 220),
    node(2480, 6, 88, 88, 0),
    node(2564, 11, 31, 31, 220),
    node(2640, 10, 5, 5, 0),
    node(2673, 3, 5, 5, 0),
    node(3123, 15, 3, 3, 221),
    node(3376, 5, 1, 13, 0),
    node(3483, 6, 5, 5, 0),
    node(3625, 15, 1, 1, 0),
    node(3640, 9, 1, 1, 0),
    node(3955, 12, 89, 89, 222),
    node(4645, 14, 1, 1, 0),
    node(4913, 19, 89, 89, 222),
    node(5046, 7, 2, 2, 0),
    node(5179, 9, 5, 5, 0),
    node(5919, 13, 88, 88, 0),
    node(5932, 12, 89, 89, 222),
    node(6062, 10, 5, 5, 0),
    node(6119, 11, 1, 1, 0),
    node(6293, 7, 5, 5, 0),
    node(6318, 15, 89, 89, 222),
    node(6366, 10, 12, 12, 0),
    node(6450, 6, 5, 5, 0),
    node(6677, 8, 5, 5, 0),
    node(6947, 16, 5, 5, 0),
    node(7275, 6, 5, 5, 0),
    node(7281, 7, 1, 1, 0),
    node(7699, 6, 8, 8, 0),
    node(7963, 3, 1, 1, 0),
    node(9554, 2, 4, 4, 0),
    node(9647, 4, 90, 91, 0),
    node(10230, 10, 0, 22, 224),
    node(10240, 5, 89, 89, 222),
    node(10245, 11, 92, 92, 0),
    node(10256, 6, 7, 7, 225),
    node(10665, 6, 17, 17, 226),
    node(688, 5, 1, 1, 0),
    node(1468, 10, 5, 5, 0),
    node(1549, 7, 1, 1, 0),
    node(2145, 11, 1, 1, 0),
    node(5953, 6, 1, 1, 0),
    node(6052, 10, 93, 93, 0),
    node(6435, 15, 5, 5, 0),
    node(0, 1, 73, 73, 0),
    node(2627, 13, 1, 1, 0),
    node(8181, 11, 65, 65, 0),
    node(8524, 11, 65, 65, 0),
    node(8613, 14, 65, 65, 0),
    node(1077, 21, 0, 8, 0),
    node(8192, 20, 0, 8, 0),
    node(8264, 14, 0, 8, 0),
    node(8297, 13, 0, 8, 0),
    node(8310, 28, 0, 8, 0),
    node(8535, 25, 0, 8, 0),
    node(8560, 21, 0, 8, 0),
    node(8897, 19, 0, 8, 0),
    node(8982, 29, 0, 8, 0),
    node(9065, 22, 0, 8, 0),
    node(9248, 20, 0, 8, 0),
    node(9268, 17, 0, 8, 0),
    node(9285, 16, 0, 8, 0),
    node(9355, 21, 0, 8, 0),
    node(4932, 6, 1, 1, 0),
    node(6130, 8, 1, 1, 0),
    node(1307, 5, 0, 8, 0),
    node(1312, 13, 0, 8, 0),
    node(2841, 13, 0, 8, 0),
    node(2899, 20, 0, 8, 0),
    node(2919, 21, 0, 8, 0),
    node(2949, 11, 0, 8, 0),
    node(3942, 13, 0, 8, 0),
    node(7901, 15, 0, 8, 0),
    node(4170, 7, 0, 3, 233),
    node(4227, 9, 0, 3, 233),
    node(4284, 8, 0, 3, 233),
    node(8176, 5, 0, 3, 233),
    node(1219, 13, 8, 8, 0),
    node(1339, 15, 8, 8, 0),
    node(4438, 16, 8, 8, 0),
    node(4482, 12, 8, 8, 0),
    node(5046, 7, 2, 2, 0),
    node(5521, 33, 8, 0, 0),
    node(5554, 33, 8, 8, 0),
    node(5587, 30, 8, 8, 0),
    node(5617, 24, 8, 8, 0),
    node(6239, 10, 8, 8, 0),
    node(7263, 12, 8, 8, 0),
    node(7626, 4, 8, 8, 0),
    node(7969, 4, 2, 2, 0),
    node(10419, 4, 0, 3, 234),
    node(5371, 14, 8, 8, 0),
    node(5385, 22, 8, 8, 0),
    node(5407, 15, 8, 8, 0),
    node(8581, 13, 8, 8, 0),
    node(8594, 19, 8, 8, 0),
    node(8627, 17, 8, 8, 0),
    node(8950, 13, 8, 8, 0),
    node(8963, 19, 8, 8, 0),
    node(9392, 22, 8, 8, 0),
    node(134, 3, 1, 1, 0),
    node(5217, 4, 1, 1, 0),
    node(10181, 10, 8, 8, 0),
    node(6517, 8, 8, 8, 0),
    node(7383, 7, 2, 2, 0),
    node(591, 21, 8, 8, 0),
    node(612, 22, 8, 8, 0),
    node(1134, 11, 17, 17, 238),
    node(2575, 7, 5, 5, 0),
    node(2854, 24, 3, 3, 239),
    node(4766, 29, 8, 8, 0),
    node(7648, 12, 17, 17, 238),
    node(134, 3, 1, 1, 0),
    node(1198, 7, 81, 81, 0),
    node(4511, 6, 5, 5, 0),
    node(4517, 8, 81, 81, 0),
    node(10298, 7, 8, 8, 0),
    node(1682, 13, 8, 8, 0),
    node(1726, 18, 8, 8, 0),
    node(7705, 6, 1, 1, 0),
    node(1682, 13, 8, 8, 0),
    node(1726, 18, 8, 8, 0),
    node(7711, 7, 7, 7, 242),
    node(716, 4, 1, 1, 0),
    node(1767, 4, 94, 94, 0),
    node(3291, 7, 8, 8, 0),
    node(4496, 7, 33, 33, 0),
    node(6130, 8, 12, 12, 0),
    node(6750, 7, 1, 1, 0),
    node(9414, 8, 8, 8, 0),
    node(9647, 4, 1, 1, 0),
    node(10069, 6, 8, 8, 0),
    node(5287, 11, 1, 1, 0),
    node(6094, 3, 8, 8, 0),
    node(10069, 6, 8, 8, 0),
    node(290, 10, 5, 5, 0),
    node(1354, 22, 5, 5, 0),
    node(2364, 3, 5, 5, 0),
    node(2385, 20, 5, 5, 0),
    node(2405, 21, 5, 5, 0),
    node(3302, 9, 1, 1, 0),
    node(7667, 8, 1, 1, 0),
    node(7675, 8, 1, 1, 0),
    node(7663, 4, 3, 3, 249),
    node(3167, 16, 5, 5, 0),
    node(3241, 16, 5, 5, 0),
    node(3257, 15, 5, 5, 0),
    node(7943, 13, 5, 5, 0),
    node(10009, 13, 5, 5, 0),
    node(712, 4, 3, 3, 252),
    node(5328, 3, 3, 3, 253),
    node(10003, 6, 3, 3, 254),
    node(1186, 12, 5, 5, 0),
    node(4313, 10, 5, 5, 0),
    node(451, 19, 5, 5, 0),
    node(470, 13, 5, 5, 0),
    node(483, 12, 5, 5, 0),
    node(521, 29, 5, 5, 0),
    node(6599, 18, 5, 5, 0),
    node(6617, 21, 5, 5, 0),
    node(5850, 9, 5, 0, 0),
    node(6484, 10, 5, 5, 0),
    node(3333, 19, 5, 5, 0),
    node(1932, 15, 3, 3, 260),
    node(8075, 14, 5, 5, 0),
    node(1121, 13, 5, 5, 0),
    node(4041, 12, 5, 5, 0),
    node(10526, 19, 5, 5, 0),
    node(10545, 18, 5, 5, 0),
    node(10563, 19, 5, 5, 0),
    node(300, 8, 3, 3, 246),
    node(1339, 15, 3, 3, 247),
    node(2460, 4, 3, 3, 248),
    node(2486, 5, 3, 3, 250),
    node(3157, 10, 3, 3, 251),
    node(3314, 7, 3, 3, 255),
    node(4323, 25, 3, 3, 256),
    node(4822, 7, 3, 3, 257),
    node(5841, 3, 3, 0, 258),
    node(6480, 4, 3, 3, 259),
    node(7218, 6, 3, 3, 261),
    node(8068, 7, 3, 3, 262),
    node(10314, 15, 3, 3, 263),
    node(10520, 6, 3, 3, 264),
    node(8371, 28, 8, 8, 0),
    node(9097, 21, 8, 8, 0),
    node(9193, 10, 8, 8, 0),
    node(134, 3, 1, 1, 0),
    node(1755, 5, 8, 8, 0),
    node(5217, 4, 1, 1, 0),
    node(8098, 4, 8, 8, 0),
    node(9647, 4, 1, 1, 0),
    node(10298, 7, 1, 1, 0),
    node(1876, 4, 7, 7, 267),
    node(1880, 3, 8, 8, 0),
    node(5083, 5, 8, 8, 0),
    node(10682, 4, 8, 8, 0),
    node(134, 3, 1, 1, 0),
    node(1755, 5, 8, 8, 0),
    node(5217, 4, 1, 1, 0),
    node(8098, 4, 8, 8, 0),
    node(10298, 7, 1, 1, 0),
    node(1876, 4, 7, 7, 269),
    node(1880, 3, 8, 8, 0),
    node(5083, 5, 8, 8, 0),
    node(10682, 4, 8, 8, 0),
    node(1755, 5, 8, 8, 0),
    node(7044, 4, 1, 1, 0),
    node(7472, 8, 8, 8, 0),
    node(8098, 4, 8, 8, 0),
    node(134, 3, 1, 1, 0),
    node(1755, 5, 8, 8, 0),
    node(7069, 5, 7, 7, 271),
    node(7472, 8, 8, 8, 0),
    node(1876, 4, 7, 7, 272),
    node(1880, 3, 8, 8, 0),
    node(5083, 5, 8, 8, 0),
    node(10682, 4, 8, 8, 0),
    node(0, 1, 8, 8, 0),
    node(1300, 7, 8, 8, 0),
    node(2608, 5, 8, 8, 0),
    node(7754, 7, 8, 8, 0),
    node(2608, 5, 8, 8, 0),
    node(7754, 7, 8, 8, 0),
    node(1402, 8, 5, 5, 0),
    node(2316, 3, 5, 5, 0),
    node(3420, 6, 5, 5, 0),
    node(6393, 8, 1, 1, 0),
    node(8014, 5, 5, 5, 0),
    node(2240, 6, 3, 3, 275),
    node(4348, 8, 3, 3, 276),
    node(7489, 8, 3, 3, 277),
    node(10314, 15, 3, 3, 276),
    node(1760, 7, 1, 1, 0),
    node(3877, 8, 1, 1, 0),
    node(4106, 8, 1, 1, 0),
    node(5783, 16, 1, 1, 0),
    node(6736, 14, 5, 5, 0),
    node(7364, 10, 1, 1, 0),
    node(7594, 4, 1, 1, 0),
    node(9, 13, 3, 3, 229),
    node(134, 3, 1, 1, 0),
    node(154, 10, 0, 4, 0),
    node(189, 11, 0, 5, 0),
    node(219, 17, 0, 8, 0),
    node(236, 24, 0, 8, 0),
    node(260, 19, 0, 8, 0),
    node(348, 12, 8, 8, 0),
    node(360, 11, 8, 8, 0),
    node(550, 41, 0, 5, 0),
    node(693, 8, 8, 8, 0),
    node(712, 4, 3, 3, 230),
    node(728, 19, 8, 8, 0),
    node(752, 38, 5, 5, 0),
    node(1098, 9, 8, 8, 0),
    node(1171, 6, 1, 1, 0),
    node(1236, 9, 8, 8, 0),
    node(1437, 11, 8, 8, 0),
    node(1663, 19, 0, 3, 231),
    node(1771, 9, 81, 81, 0),
    node(1813, 16, 5, 5, 0),
    node(1842, 20, 8, 8, 0),
    node(1862, 14, 8, 8, 0),
    node(2047, 11, 8, 8, 0),
    node(2085, 6, 3, 3, 232),
    node(2091, 25, 1, 1, 0),
    node(2116, 29, 5, 5, 0),
    node(2508, 12, 8, 8, 0),
    node(2640, 10, 3, 3, 235),
    node(2650, 15, 5, 5, 0),
    node(3020, 16, 8, 8, 0),
    node(3036, 14, 8, 8, 0),
    node(3060, 22, 3, 3, 236),
    node(3144, 13, 0, 1, 0),
    node(3211, 4, 0, 5, 0),
    node(3539, 15, 5, 5, 0),
    node(3554, 16, 5, 5, 0),
    node(3827, 8, 3, 3, 26),
    node(3885, 11, 1, 1, 0),
    node(3896, 13, 8, 8, 0),
    node(3930, 12, 3, 3, 237),
    node(3987, 26, 5, 5, 0),
    node(4069, 15, 8, 8, 0),
    node(4145, 25, 5, 5, 0),
    node(4177, 9, 1, 1, 0),
    node(4197, 17, 4, 4, 0),
    node(4251, 20, 1, 1, 0),
    node(4356, 42, 5, 5, 0),
    node(4423, 15, 5, 5, 0),
    node(4525, 27, 5, 5, 0),
    node(4552, 28, 5, 5, 0),
    node(4608, 10, 5, 5, 0),
    node(4677, 16, 3, 3, 240),
    node(4699, 25, 8, 8, 0),
    node(4829, 17, 8, 8, 0),
    node(4846, 16, 8, 8, 0),
    node(4954, 9, 3, 3, 241),
    node(5053, 18, 1, 1, 0),
    node(5071, 12, 1, 1, 0),
    node(5118, 9, 5, 5, 0),
    node(5298, 14, 8, 8, 0),
    node(5452, 12, 8, 8, 0),
    node(5494, 27, 3, 3, 243),
    node(5641, 18, 7, 7, 229),
    node(5659, 22, 8, 8, 0),
    node(5687, 13, 5, 5, 0),
    node(5700, 27, 5, 5, 0),
    node(5727, 11, 8, 8, 0),
    node(5759, 12, 5, 5, 0),
    node(5836, 2, 3, 3, 244),
    node(6311, 7, 3, 3, 245),
    node(6480, 4, 8, 8, 0),
    node(6494, 9, 8, 8, 0),
    node(6503, 11, 5, 5, 0),
    node(6638, 20, 5, 5, 0),
    node(6658, 19, 5, 5, 0),
    node(7102, 16, 8, 8, 0),
    node(7118, 16, 1, 1, 0),
    node(7455, 8, 3, 3, 26),
    node(7489, 8, 3, 3, 265),
    node(7525, 14, 5, 5, 0),
    node(7630, 18, 8, 8, 0),
    node(7766, 10, 1, 1, 0),
    node(7966, 3, 1, 1, 0),
    node(8014, 5, 3, 3, 266),
    node(8212, 19, 8, 8, 0),
    node(8231, 20, 8, 8, 0),
    node(8251, 13, 8, 8, 0),
    node(8278, 19, 8, 8, 0),
    node(8338, 17, 8, 8, 0),
    node(8355, 16, 8, 8, 0),
    node(8399, 11, 8, 8, 0),
    node(8410, 19, 8, 8, 0),
    node(8429, 16, 8, 8, 0),
    node(8445, 24, 8, 8, 0),
    node(8469, 13, 8, 8, 0),
    node(8482, 20, 8, 8, 0),
    node(8502, 22, 8, 8, 0),
    node(8644, 19, 8, 8, 0),
    node(8663, 23, 8, 8, 0),
    node(8686, 13, 8, 8, 0),
    node(8699, 19, 8, 8, 0),
    node(8718, 21, 8, 8, 0),
    node(8739, 21, 8, 8, 0),
    node(8760, 31, 8, 8, 0),
    node(8791, 32, 0, 8, 0),
    node(8823, 30, 0, 8, 0),
    node(8853, 21, 8, 8, 0),
    node(8874, 23, 8, 8, 0),
    node(8916, 13, 8, 8, 0),
    node(8929, 8, 8, 0, 0),
    node(8937, 13, 8, 0, 0),
    node(9011, 11, 8, 8, 0),
    node(9022, 25, 8, 8, 0),
    node(9047, 18, 8, 8, 0),
    node(9087, 10, 8, 8, 0),
    node(9118, 20, 8, 8, 0),
    node(9138, 21, 8, 8, 0),
    node(9159, 12, 8, 8, 0),
    node(9171, 22, 8, 8, 0),
    node(9203, 12, 8, 8, 0),
    node(9215, 20, 8, 8, 0),
    node(9235, 13, 8, 8, 0),
    node(9301, 17, 8, 8, 0),
    node(9318, 14, 8, 8, 0),
    node(9332, 13, 8, 8, 0),
    node(9345, 10, 8, 8, 0),
    node(9376, 16, 8, 8, 0),
    node(9668, 23, 8, 8, 0),
    node(9698, 25, 3, 3, 243),
    node(9723, 24, 3, 3, 243),
    node(9747, 25, 3, 3, 243),
    node(9772, 24, 3, 3, 268),
    node(9796, 23, 3, 3, 268),
    node(9819, 24, 3, 3, 268),
    node(9843, 8, 1, 1, 0),
    node(9851, 19, 3, 3, 270),
    node(9870, 18, 3, 3, 270),
    node(9888, 19, 3, 3, 270),
    node(9907, 22, 3, 3, 273),
    node(9929, 21, 3, 3, 273),
    node(9950, 22, 3, 3, 273),
    node(10041, 12, 8, 8, 0),
    node(10053, 16, 8, 8, 0),
    node(10118, 13, 3, 3, 274),
    node(10298, 7, 1, 1, 0),
    node(10305, 9, 3, 3, 278),
    node(10379, 18, 1, 1, 0),
    node(10423, 9, 8, 8, 0),
    node(10432, 11, 5, 5, 0),
    node(10443, 14, 8, 8, 0),
    node(10457, 14, 8, 8, 0),
    node(10471, 15, 8, 8, 0),
    node(10486, 19, 8, 8, 0),
    node(10582, 13, 5, 5, 0),
    node(10595, 27, 5, 5, 0),
    node(10665, 6, 3, 3, 279),
    node(134, 3, 0, 1, 0),
    node(5217, 4, 0, 1, 0),
    node(10159, 8, 0, 1, 0),
    node(22, 6, 0, 1, 0),
    node(2426, 8, 0, 1, 0),
    node(9554, 2, 0, 4, 0),
    node(0, 1, 0, 1, 0),
    node(134, 3, 1, 1, 0),
    node(5217, 4, 1, 1, 0),
    node(7776, 6, 49, 49, 0),
    node(8160, 5, 1, 1, 0),
    node(10159, 8, 1, 1, 0),
    node(22, 6, 1, 1, 0),
    node(28, 15, 1, 1, 0),
    node(134, 3, 1, 1, 0),
    node(154, 10, 4, 4, 0),
    node(200, 19, 0, 4, 0),
    node(422, 5, 5, 5, 0),
    node(720, 8, 5, 5, 0),
    node(809, 22, 1, 1, 0),
    node(946, 13, 5, 5, 0),
    node(980, 21, 1, 1, 0),
    node(1148, 7, 12, 12, 0),
    node(1155, 7, 12, 12, 0),
    node(1177, 9, 5, 5, 0),
    node(1531, 4, 12, 12, 0),
    node(1829, 12, 3, 3, 26),
    node(1989, 10, 12, 12, 0),
    node(2169, 20, 95, 95, 0),
    node(2189, 17, 96, 96, 0),
    node(2260, 20, 5, 5, 0),
    node(2330, 5, 0, 1, 0),
    node(2520, 18, 95, 95, 0),
    node(2538, 15, 96, 96, 0),
    node(2582, 9, 5, 5, 0),
    node(2940, 1, 5, 5, 0),
    node(3230, 5, 1, 1, 0),
    node(3381, 13, 8, 8, 0),
    node(3497, 17, 5, 5, 0),
    node(3514, 16, 5, 5, 0),
    node(3717, 7, 2, 2, 0),
    node(3978, 7, 0, 3, 281),
    node(4661, 2, 4, 4, 0),
    node(4663, 2, 4, 4, 0),
    node(4963, 16, 96, 96, 0),
    node(4979, 23, 95, 95, 0),
    node(5188, 17, 5, 5, 0),
    node(5217, 4, 1, 1, 0),
    node(5464, 11, 0, 7, 282),
    node(5681, 6, 5, 5, 0),
    node(5738, 4, 5, 5, 0),
    node(6235, 4, 1, 1, 0),
    node(7032, 3, 1, 1, 0),
    node(7069, 5, 2, 2, 0),
    node(7776, 6, 0, 97, 0),
    node(7916, 20, 0, 7, 282),
    node(7962, 1, 79, 80, 0),
    node(8000, 6, 1, 1, 0),
    node(8006, 8, 5, 5, 0),
    node(8056, 12, 0, 3, 283),
    node(9554, 2, 4, 4, 0),
    node(9563, 7, 2, 2, 0),
    node(9570, 12, 2, 2, 0),
    node(9582, 11, 2, 2, 0),
    node(9660, 1, 3, 3, 61),
    node(9986, 6, 8, 8, 0),
    node(9992, 11, 98, 98, 0),
    node(10098, 14, 2, 2, 0),
    node(10131, 12, 8, 8, 0),
    node(10229, 1, 3, 3, 284),
    node(134, 3, 1, 1, 0),
    node(154, 10, 4, 4, 0),
    node(1771, 9, 4, 4, 0),
    node(1780, 9, 3, 3, 12),
    node(7069, 5, 2, 2, 0),
    node(8000, 6, 1, 1, 0),
    node(10112, 6, 1, 1, 0),
    node(134, 3, 1, 1, 0),
    node(154, 10, 4, 4, 0),
    node(1771, 9, 4, 4, 0),
    node(1780, 9, 3, 3, 12),
    node(5217, 4, 1, 1, 0),
    node(7078, 6, 1, 1, 0),
    node(9647, 4, 99, 99, 0),
    node(100, 7, 0, 2, 0),
    node(134, 3, 1, 1, 0),
    node(137, 17, 1, 1, 0),
    node(154, 10, 4, 4, 0),
    node(175, 14, 0, 7, 1),
    node(342, 6, 5, 5, 0),
    node(1043, 10, 1, 1, 0),
    node(1053, 12, 1, 1, 0),
    node(1065, 9, 1, 1, 0),
    node(1108, 7, 3, 3, 72),
    node(1145, 3, 1, 1, 0),
    node(1325, 14, 5, 5, 0),
    node(1771, 9, 4, 4, 0),
    node(1829, 12, 3, 3, 26),
    node(1947, 11, 1, 1, 0),
    node(2364, 3, 3, 3, 73),
    node(2553, 6, 7, 7, 74),
    node(2814, 9, 1, 0, 0),
    node(3011, 9, 5, 5, 0),
    node(3050, 10, 3, 3, 75),
    node(3272, 19, 0, 1, 0),
    node(3810, 9, 2, 2, 0),
    node(3847, 14, 0, 48, 0),
    node(3967, 11, 1, 1, 0),
    node(4013, 11, 5, 5, 0),
    node(4106, 8, 1, 1, 0),
    node(4177, 9, 4, 4, 0),
    node(4292, 4, 5, 5, 0),
    node(5217, 4, 1, 1, 0),
    node(5273, 8, 1, 1, 0),
    node(5422, 5, 3, 3, 77),
    node(6072, 5, 1, 1, 0),
    node(6222, 13, 0, 3, 78),
    node(6413, 10, 0, 1, 0),
    node(6685, 6, 1, 1, 0),
    node(6891, 21, 5, 5, 0),
    node(6912, 27, 1, 1, 0),
    node(7069, 5, 2, 2, 0),
    node(7084, 18, 0, 3, 79),
    node(7455, 8, 3, 3, 94),
    node(7489, 8, 3, 3, 97),
    node(7776, 6, 49, 49, 0),
    node(7782, 16, 1, 1, 0),
    node(7798, 13, 49, 49, 0),
    node(7811, 15, 0, 4, 0),
    node(7826, 8, 0, 1, 0),
    node(7848, 12, 0, 50, 0),
    node(7860, 10, 1, 1, 0),
    node(9647, 4, 1, 1, 0),
    node(10159, 8, 1, 1, 0),
    node(10220, 9, 8, 8, 0),
    node(2608, 5, 1, 1, 0),
    node(7754, 7, 1, 1, 0),
    node(134, 3, 1, 1, 0),
    node(1043, 10, 1, 13, 0),
    node(5217, 4, 1, 1, 0),
    node(9554, 2, 4, 4, 0),
    node(10159, 8, 1, 1, 0),
    node(134, 3, 1, 1, 0),
    node(154, 10, 4, 4, 0),
    node(674, 14, 8, 8, 0),
    node(1771, 9, 4, 4, 0),
    node(1780, 9, 3, 3, 61),
    node(2288, 13, 1, 1, 0),
    node(2613, 7, 4, 4, 0),
    node(2620, 7, 3, 3, 61),
    node(4893, 8, 3, 3, 289),
    node(6401, 12, 3, 3, 26),
    node(6423, 12, 1, 1, 0),
    node(7032, 3, 1, 1, 0),
    node(7035, 7, 5, 5, 0),
    node(7776, 6, 100, 100, 0),
    node(8119, 5, 1, 1, 0),
    node(9647, 4, 101, 102, 0),
    node(10075, 3, 1, 1, 0),
    node(10176, 5, 7, 7, 290),
];
