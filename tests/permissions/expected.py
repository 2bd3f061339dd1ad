"""Who gets what from which address: one row a pattern of answers, the addresses it holds for below it.

Everything belongs to Halle. A number is the status; "sign-in" and "confirm" lead to those doors, "done" is a
redirection after something happened. An address that one of the two tables does not name answers 405 to that method.
"""

Table = dict[str, tuple[str, ...]]

GET: Table = {
    # anonymous resident  partner   rival     staff     head      foreign   office    jury
    # What people tell an agency is read there alone, not by the network's office.
    "sign-in   403       403       403       200       200       200       403       403 ": (
        "placement:cases", "placement:count", "placement:new",
    ),
    "sign-in   403       403       403       200       200       403       403       403 ": (
        "placement:case", "placement:erase", "placement:ideas", "placement:introduce", "placement:paper",
        "placement:person", "placement:talk",
    ),
    "sign-in   403       403       403       403       200       403       403       403 ": (
        "placement:sheet",
    ),
    "sign-in   403       403       403       404       404       404       403       403 ": (
        "placement:case[line]",
    ),
    "sign-in   403       403       403       405       405       405       403       403 ": (
        "placement:act[gibt-es-nicht]", "placement:act[notiz]", "placement:act[oeffnen]", "placement:act[schliessen]",
        "placement:act[weitergeben]", "placement:act[wiedervorlage]", "placement:act[zeugnis-weg]",
        "placement:act[zeugnis]", "placement:answer", "placement:hand_over_all", "placement:mail",
        "placement:move[ende]", "placement:move[gibt-es-nicht]", "placement:move[nicht]", "placement:move[probe]",
        "placement:move[vermittelt]", "placement:move[zurueck]",
    ),
    "200       200       200       200       200       200       200       200       200    ": (
        "volunteering:sign_up", "volunteering:wizard", "recognition:check", "recognition:thanked",
    ),
    "404       404       404       404       404       404       404       404       404    ": (
        "volunteering:signed_up", "recognition:checked",
    ),
    "sign-in   404       302       404       404       404       404       404       404  ": (
        "volunteering:own",
    ),
    "sign-in   200       403       403       200       200       403       200       403  ": (
        "volunteering:opportunity", "volunteering:opportunity_step[zeit]",
        "volunteering:plan", "volunteering:plan_page[neu]", "volunteering:plan_page[serie]",
        "volunteering:plan_page[kopieren]", "volunteering:plan_page[einstellungen]",
        "volunteering:plan_page[schicht/aendern]", "volunteering:plan_page[schicht/ausfall]",
        "volunteering:plan_page[schicht/wer]", "volunteering:plan_page[schicht/ohne-netz]",
    ),
    "sign-in   404       404       404       404       404       404       404       404  ": (
        "volunteering:opportunity[goods]", "volunteering:plan[goods]", "volunteering:plan_page[fremde schicht]",
    ),
    "sign-in   404       403       403       404       404       403       404       403  ": (
        "volunteering:opportunity_step[gibt-es-nicht]", "volunteering:plan_page[gibt-es-nicht]",
        "volunteering:plan_page[schicht/tuer]",
    ),
    "sign-in   302       403       403       302       302       403       302       403  ": (
        "volunteering:plan_page[schicht/zeile]", "volunteering:plan_page[schicht/entscheiden]",
        "volunteering:plan_page[schicht/haken]",
    ),
    "sign-in   405       405       405       405       405       405       405       405             ": (
        "volunteering:feed",
    ),
    # recognition
    "sign-in   403       403       403       200       200       200       200       403             ": (
        "recognition:cards", "recognition:letters", "recognition:new_card",
    ),
    "sign-in   403       403       403       200       200       404       200       403             ": (
        "recognition:edit_card",
    ),
    "sign-in   403       403       403       405       405       405       405       403             ": (
        "recognition:letters_file", "recognition:remove_card",
    ),
    "sign-in   302       302       302       302       302       302       302       302           ": (
        "recognition:own",
    ),
    "sign-in   200       200       200       200       200       200       200       200           ": (
        "recognition:to_confirm",
    ),
    "sign-in   200       404       404       200       200       404       200       404           ": (
        "recognition:to_confirm_page[berichtigen]", "recognition:to_confirm_page[ablehnen]",
        "recognition:to_confirm_page[nachweis]",
    ),
    "sign-in   404       404       404       404       404       404       404       404           ": (
        "recognition:to_confirm_page[gibt-es-nicht]",
    ),
    # guides
    "200       200       200       200       200       200       200       200       200   ": (
        "guides:list", "guides:sheet", "guides:detail", "guides:calendar", "guides:call", "guides:write",
    ),
    "404       404       404       404       200       200       404       200       404   ": (
        "guides:detail[unseen]", "guides:calendar[unseen]", "guides:call[unseen]", "guides:write[unseen]",
    ),
    "404       404       404       404       404       404       404       404       404   ": (
        "guides:thanks",
    ),
    "sign-in   403       403       403       403       403       403       403       403   ": (
        "guides:answered", "guides:desk", "guides:drop_note", "guides:hand_over", "guides:handle_call", "guides:make_sheet",
        "guides:note", "guides:note_mark", "guides:sheet_paper", "guides:withdraw", "guides:worker",
    ),
    "sign-in   403       403       403       200       200       200       200       403   ": (
        "guides:cohorts", "guides:found", "guides:teams",
    ),
    "sign-in   403       403       403       200       200       403       200       403   ": (
        "guides:certificate", "guides:cohort", "guides:edit", "guides:edit[unseen]", "guides:figures_sheet", "guides:month", "guides:team",
    ),
    "sign-in   403       200       403       403       403       403       403       403   ": (
        "guides:carried",
    ),
    "sign-in   403       403       403       405       405       405       405       403   ": (
        "guides:attendance", "guides:certify", "guides:drop_talk", "guides:end_sponsor", "guides:join",
        "guides:new_day", "guides:new_module", "guides:new_trainee", "guides:sponsor", "guides:trainee_project",
    ),
    "sign-in   405       405       405       405       405       405       405       405   ": (
        "guides:act[ende]", "guides:act[pause]", "guides:act[zeigen]", "guides:add_hours", "guides:add_pause",
        "guides:consent", "guides:drop_hours", "guides:drop_pause", "guides:photo", "guides:take_back",
    ),
    "sign-in   403       403       403       200       200       403       200       403 ": (
        "desk:ideas",
    ),
    "sign-in   403       403       403       200       200       200       200       403 ": (
        "desk:fair", "desk:learned", "api:platforms", "api:take",
    ),
    "sign-in   403       403       403       404       404       403       404       403 ": (
        "desk:idea_yes",
    ),
    "sign-in   403       403       403       403       403       403       200       403 ": (
        "desk:fields", "desk:words",
    ),
    "200       200       200       200       200       200       200       200       200 ": (
        "matching:ordering",
    ),
    "200       200       200       200       200       200       200       200       200": (
        "api:embed", "api:embedded", "api:reference", "api:town", "api:town_list", "api:town_script", "api:town_styles",
        "api_v1:opportunity", "api_v1:opportunity_list", "api_v1:opportunity_table", "api_v1:need", "api_v1:needs", "api_v1:offer", "api_v1:offers",
        "api_v1:openapi", "api_v1:project", "api_v1:project_list", "api_v1:search",
        "core:alive", "core:ready", "exchange:call", "exchange:call_need", "exchange:call_offer",
        "exchange:need", "exchange:need_image", "exchange:needs", "exchange:needs_feed", "projects:feed", "organisations:feed", "exchange:offer",
        "exchange:offer_image", "exchange:offers", "exchange:offers_feed", "exchange:respond_need",
        "exchange:respond_offer", "exchange:write_need", "exchange:write_offer",
        "organisations:brand[agency]", "organisations:detail", "organisations:detail[agency]",
        "organisations:image", "organisations:image[agency]", "projects:image",
        "organisations:list", "organisations:register", "organisations:registered", "places:suggest",
        "matching:feed", "matching:save", "matching:search", "matching:suggest", "matching:tongue",
        "portal:accessibility", "portal:contact", "portal:card", "portal:agency_card", "portal:home", "portal:imprint", "portal:privacy",
        "presence:here", "presence:online", "presence:part",
        "portal:robots", "portal:sitemap", "projects:detail", "projects:list", "projects:sent",
        "projects:write", "ui:component", "ui:gallery",
    ),
    "404       404       404       404       404       404       404       404       404": (
        "matching:saved", "matching:stop", "matching:stop_asking",
        "api_v1:need[draft]", "api_v1:need[partners_only]", "api_v1:need[waiting]", "api_v1:nothing",
        "api_v1:project[unseen]", "exchange:call_need[draft]", "exchange:call_need[waiting]", "exchange:called",
        "exchange:need[draft]", "exchange:need_image[draft]", "exchange:need_image[partners_only]",
        "exchange:need_image[waiting]", "exchange:need_short[draft]", "exchange:respond_need[draft]",
        "exchange:respond_need[waiting]", "exchange:responded_need", "exchange:responded_offer",
        "exchange:write_need_resume", "exchange:write_need_step", "exchange:write_offer_resume",
        "exchange:write_offer_step", "organisations:brand", "organisations:brand[unseen]",
        "organisations:image[unseen]", "projects:image[unseen]",
        "people:personal", "people:personal_rest", "picture",
    ),
    "sign-in   confirm   confirm   confirm   confirm   confirm   confirm   confirm   confirm": (
        "account_email", "mfa_activate_totp", "mfa_add_webauthn", "mfa_deactivate_totp",
        "mfa_download_recovery_codes", "mfa_edit_webauthn", "mfa_generate_recovery_codes",
        "mfa_reauthenticate", "mfa_reauthenticate_webauthn", "mfa_remove_webauthn",
        "mfa_view_recovery_codes", "people:address_code", "people:close",
    ),
    "sign-in   403       403       403       200       200       200       200       403": (
        "placement:figures", "placement:figures_book", "placement:figures_sheet",
        "desk:agreements", "desk:answers", "desk:areas", "desk:calls", "desk:needs", "desk:offers",
        "desk:organisations", "desk:people", "desk:projects", "desk:today",
    ),
    "sign-in   403       403       403       200       200       403       200       403": (
        "desk:erase", "desk:person",
        "desk:file[angebot]", "desk:file[anruf]", "desk:file[bedarf]", "desk:file[organisation]",
        "desk:file[rueckmeldung]", "desk:file[vereinbarung]", "desk:file[vorhaben]", "desk:paper",
        "organisations:edit[agency]", "organisations:members[agency]", "organisations:duty[agency]",
    ),
    "sign-in   403       403       403       403       200       403       200       403": (
        "desk:export[agreements]", "desk:export[answers]", "desk:export[calls]", "desk:export[needs]",
        "desk:export[offers]", "desk:export[organisations]", "desk:export[projects]",
        "organisations:areas[agency]",
    ),
    "sign-in   200       200       200       200       200       200       200       200": (
        "account_reauthenticate", "mfa_index", "mfa_list_webauthn", "people:account", "people:data",
        "people:profile", "usersessions_list",
    ),
    "sign-in   200       200       403       200       200       403       200       403": (
        "partnerships:response[accepted]", "partnerships:response[offered]",
        "partnerships:response_rest[termin.ics]", "partnerships:response_rest[vereinbarung.pdf]",
        "partnerships:response_rest[vereinbarung/absagen]",
        "partnerships:response_rest[vereinbarung/aendern]", "partnerships:response_rest[vereinbarung]",
    ),
    "sign-in   302       404       404       404       404       404       404       404": (
        "matching:own",
        "exchange:manage_need", "exchange:manage_need[hidden]", "exchange:manage_need[partners_only]",
        "exchange:manage_need[waiting]", "exchange:manage_offer",
    ),
    "sign-in   sign-in   sign-in   sign-in   sign-in   sign-in   sign-in   sign-in   sign-in": (
        "account_email_verification_sent", "account_inactive", "account_request_login_code",
        "account_signup",
    ),
    "302       302       302       302       302       302       302       302       302": (
        "exchange:need_short", "exchange:offer_short", "favicon.ico", "projects:short",
    ),
    "sign-in   302       302       302       302       302       302       302       302": (
        "account_confirm_login_code", "mfa_authenticate", "mfa_login_webauthn",
    ),
    "sign-in   404       404       404       404       404       404       404       404": (
        "exchange:manage_need[draft]", "organisations:areas", "organisations:areas[unseen]", "organisations:duty",
    ),
    "403       302       302       302       302       302       403       302       403": (
        "exchange:need[partners_only]", "exchange:need_short[partners_only]",
    ),
    "404       200       200       200       200       200       404       200       404": (
        "exchange:call_need[partners_only]", "exchange:respond_need[partners_only]",
    ),
    "404       302       404       404       302       302       404       302       404": (
        "exchange:need[waiting]", "exchange:need_short[waiting]", "projects:short[unseen]",
    ),
    "410       302       410       410       302       302       410       302       410": (
        "exchange:need[hidden]", "exchange:need_short[hidden]",
    ),
    "410       410       410       410       410       410       410       410       410": (
        "api_v1:need[hidden]", "exchange:call_need[hidden]", "exchange:respond_need[hidden]",
    ),
    "sign-in   200       302       403       200       200       403       200       403": (
        "partnerships:response_rest[ablehnen]", "partnerships:response_rest[annehmen]",
    ),
    "sign-in   200       403       403       200       200       403       200       403": (
        "projects:edit", "projects:edit_part",
    ),
    "sign-in   200       404       404       200       200       404       200       404": (
        "projects:edit[unseen]", "projects:edit_part[unseen]",
    ),
    "sign-in   302       200       403       200       200       403       200       403": (
        "partnerships:response_rest[aendern]", "partnerships:response_rest[zuruecknehmen]",
    ),
    "sign-in   302       302       403       404       404       403       404       403": (
        "partnerships:response_rest[geklappt/ja]", "partnerships:response_rest[geklappt]",
    ),
    "200       302       302       302       302       302       302       302       302": (
        "account_login",
    ),
    "302       200       200       200       200       200       200       200       200": (
        "account_logout",
    ),
    "404       200       404       404       200       200       404       200       404": (
        "projects:detail[unseen]",
    ),
    "404       404       404       404       200       200       404       200       404": (
        "organisations:detail[unseen]",
    ),
    "410       404       410       410       404       404       410       404       410": (
        "exchange:need_image[hidden]",
    ),
    "sign-in   200       200       403       404       404       403       404       403": (
        "partnerships:response_rest[dank]",
    ),
    "sign-in   403       200       403       200       200       403       200       403": (
        "organisations:edit",
    ),
    "sign-in   403       200       403       403       403       403       200       403": (
        "organisations:members",
    ),
    "sign-in   404       404       403       404       404       403       404       403": (
        "partnerships:response_rest[gibt-es-nicht]",
    ),
    "sign-in   404       404       404       200       200       404       200       404": (
        "organisations:edit[unseen]",
    ),
    "sign-in   404       404       404       403       403       404       200       404": (
        "organisations:members[unseen]",
    ),
}  # fmt: skip

POST: Table = {
    "sign-in   403       403       403       405       405       405       403       403 ": (
        "placement:case", "placement:case[line]", "placement:cases", "placement:paper", "placement:sheet",
    ),
    "sign-in   403       403       403       422       422       422       403       403 ": (
        "placement:count", "placement:new",
    ),
    "sign-in   403       403       403       302       302       302       403       403 ": (
        "placement:hand_over_all",
    ),
    "sign-in   403       403       403       422       422       403       403       403 ": (
        "placement:act[notiz]", "placement:act[schliessen]", "placement:act[weitergeben]", "placement:act[zeugnis]",
        "placement:introduce", "placement:person", "placement:talk",
    ),
    "sign-in   403       403       403       302       302       403       403       403 ": (
        "placement:act[oeffnen]", "placement:act[wiedervorlage]", "placement:act[zeugnis-weg]", "placement:answer",
        "placement:ideas", "placement:move[ende]", "placement:move[nicht]", "placement:move[zurueck]",
    ),
    "sign-in   403       403       403       404       404       403       403       403 ": (
        "placement:act[gibt-es-nicht]", "placement:move[gibt-es-nicht]",
    ),
    "sign-in   403       403       403       done      done      403       403       403 ": (
        "placement:erase", "placement:mail", "placement:move[probe]", "placement:move[vermittelt]",
    ),
    "422       422       422       422       422       422       422       422       422    ": (
        "volunteering:sign_up", "recognition:check",
    ),
    "sign-in   405       405       405       405       405       405       405       405    ": (
        "volunteering:own",
    ),
    "sign-in   404       done      404       404       404       404       404       404    ": (
        "volunteering:feed",
    ),
    "sign-in   405       403       403       405       405       403       405       403  ": (
        "volunteering:plan", "volunteering:plan_page[schicht/zeile]", "volunteering:plan_page[schicht/wer]",
        "volunteering:plan_page[schicht/tuer]", "volunteering:plan_page[schicht/ohne-netz]",
    ),
    "sign-in   404       404       404       404       404       404       404       404   ": (
        "organisations:duty", "organisations:drop_duty",
        "volunteering:opportunity[goods]", "volunteering:plan[goods]", "volunteering:plan_page[fremde schicht]",
    ),
    "sign-in   302       403       403       302       302       403       302       403  ": (
        "volunteering:opportunity", "volunteering:opportunity_step[zeit]",
    ),
    "sign-in   403       403       403       403       403       403       done      403  ": (
        "desk:fields_show",
    ),
    "sign-in   422       403       403       422       422       403       422       403  ": (
        "volunteering:plan_page[neu]", "volunteering:plan_page[serie]", "volunteering:plan_page[kopieren]",
        "volunteering:plan_page[einstellungen]", "volunteering:plan_page[schicht/aendern]",
    ),
    "sign-in   404       403       403       404       404       403       404       403   ": (
        "volunteering:opportunity_step[gibt-es-nicht]", "volunteering:plan_page[gibt-es-nicht]", "volunteering:plan_page[schicht/entscheiden]",
        "volunteering:plan_page[schicht/haken]",
    ),
    "sign-in   done      403       403       done      done      403       done      403  ": (
        "volunteering:plan_page[schicht/ausfall]",
    ),
    # anonymous resident  partner   rival     staff     head      foreign   office    jury
    # recognition
    "sign-in   403       403       403       405       405       405       405       403             ": (
        "recognition:cards", "recognition:letters",
    ),
    "sign-in   403       403       403       422       422       422       422       403             ": (
        "recognition:new_card",
    ),
    "sign-in   403       403       403       422       422       404       422       403             ": (
        "recognition:edit_card",
    ),
    "sign-in   403       403       403       200       200       200       200       403             ": (
        "recognition:letters_file",
    ),
    "sign-in   403       403       403       done      done      404       done      403             ": (
        "recognition:remove_card",
    ),
    "sign-in   405       405       405       405       405       405       405       405           ": (
        "recognition:own",
    ),
    "sign-in   302       302       302       302       302       302       302       302           ": (
        "recognition:to_confirm",
    ),
    "sign-in   422       404       404       422       422       404       422       404           ": (
        "recognition:to_confirm_page[berichtigen]", "recognition:to_confirm_page[ablehnen]",
        "recognition:to_confirm_page[nachweis]",
    ),
    "sign-in   404       404       404       404       404       404       404       404           ": (
        "recognition:to_confirm_page[gibt-es-nicht]",
    ),
    # guides
    "422       422       422       422       422       422       422       422       422   ": (
        "guides:call", "guides:sheet", "guides:write",
    ),
    "404       404       404       404       422       422       404       422       404   ": (
        "guides:call[unseen]", "guides:write[unseen]",
    ),
    "sign-in   403       403       403       403       403       403       403       403   ": (
        "guides:answered", "guides:consent", "guides:desk", "guides:drop_note", "guides:hand_over",
        "guides:handle_call", "guides:make_sheet", "guides:note", "guides:note_mark", "guides:sheet_paper",
        "guides:take_back", "guides:withdraw", "guides:worker",
    ),
    "sign-in   403       403       403       405       405       405       405       403   ": (
        "guides:cohort", "guides:figures_sheet", "guides:teams",
    ),
    "sign-in   403       403       403       302       302       403       302       403   ": (
        "guides:certify", "guides:act[zeigen]",  # back to the page, which says that the guide has not agreed
    ),
    "sign-in   403       403       403       422       422       422       422       403   ": (
        "guides:cohorts", "guides:found",
    ),
    "sign-in   403       403       403       422       422       403       422       403   ": (
        "organisations:duty[agency]", "guides:add_hours", "guides:add_pause", "guides:edit", "guides:edit[unseen]", "guides:join", "guides:month",
        "guides:new_day", "guides:new_module", "guides:new_trainee", "guides:photo",
        "guides:sponsor", "guides:team",
    ),
    "sign-in   403       403       403       done      done      403       done      403   ": (
        "guides:act[ende]", "guides:act[pause]", "guides:attendance", "guides:trainee_project",
        "guides:drop_hours", "guides:drop_pause", "guides:drop_talk",
        "guides:end_sponsor",
    ),
    "sign-in   405       405       405       405       405       405       405       405   ": (
        "guides:carried", "guides:certificate",
    ),
    "sign-in   403       403       403       done      done      403       done      403 ": (
        "desk:suggest[angerufen]", "desk:suggest[fragen]",
    ),
    "sign-in   403       403       403       422       422       403       422       403 ": (
        "desk:suggest[gerade-nicht]", "desk:suggest[spaeter]", "desk:suggest[zuruecklegen]",
    ),
    "sign-in   403       403       403       404       404       403       404       403 ": (
        "organisations:drop_duty[agency]", "desk:idea_yes", "desk:suggest[gibt-es-nicht]", "desk:suggest[nobody]", "desk:suggest[zurueck]",
    ),
    "sign-in   403       403       403       404       404       404       404       403 ": (
        "desk:unlearn",
    ),
    "sign-in   403       403       403       403       403       403       422       403 ": (
        "desk:fields", "desk:fields_rename", "desk:words",
    ),
    "sign-in   403       403       403       403       403       403       404       403 ": (
        "desk:fields_rename[nothing]", "desk:fields_show[nothing]", "desk:words_back", "desk:words_remove",
    ),
    "sign-in   403       403       403       422       422       422       404       403 ": (
        "desk:asking_rule",
    ),
    "sign-in   403       403       403       302       302       404       302       403 ": (
        "api:release",
    ),
    "sign-in   403       403       403       422       422       422       422       403 ": (
        "api:take",
    ),
    "sign-in   403       403       403       done      done      403       done      403": (
        "desk:act[angebot, uebernehmen]", "desk:act[anruf, anrufen]", "desk:act[anruf, erledigt]",
        "desk:act[anruf, niemand-da]", "desk:act[anruf, uebernehmen]", "desk:act[bedarf, abnehmen]",
        "desk:erase", "desk:act[bedarf, erledigt]", "desk:act[bedarf, uebernehmen]", "desk:act[bedarf, verlaengern]",
        "desk:act[bedarf, veroeffentlichen]", "desk:act[organisation, uebernehmen]",
        "desk:act[rueckmeldung, absagen]", "desk:act[rueckmeldung, annehmen]",
        "desk:act[rueckmeldung, uebernehmen]", "desk:act[rueckmeldung, zuordnen]",
        "desk:act[vereinbarung, erinnern]", "desk:act[vereinbarung, uebernehmen]",
        "desk:act[vorhaben, uebernehmen]",
    ),
    "404       404       404       404       404       404       404       404       404": (
        "matching:stop", "matching:stop_asking",
        "exchange:call_need[draft]", "exchange:call_need[waiting]", "exchange:respond_need[draft]",
        "exchange:respond_need[waiting]", "volunteering:signed_up", "exchange:responded_need", "exchange:responded_offer",
        "exchange:write_need_link", "exchange:write_need_resume", "organisations:resume",
        "exchange:write_need_step", "exchange:write_offer_link", "exchange:write_offer_resume",
        "exchange:write_offer_step", "people:personal", "people:personal_rest",
    ),
    "sign-in   confirm   confirm   confirm   confirm   confirm   confirm   confirm   confirm": (
        "account_email", "mfa_activate_totp", "mfa_add_webauthn", "mfa_deactivate_totp",
        "mfa_download_recovery_codes", "mfa_edit_webauthn", "mfa_generate_recovery_codes",
        "mfa_reauthenticate", "mfa_reauthenticate_webauthn", "mfa_remove_webauthn",
        "mfa_view_recovery_codes", "people:address_code", "people:close", "people:download",
        "usersessions_list",
    ),
    "sign-in   405       405       405       405       405       405       405       405": (
        "matching:own",
        "exchange:manage_need", "exchange:manage_need[draft]", "exchange:manage_need[hidden]",
        "exchange:manage_need[partners_only]", "exchange:manage_need[waiting]", "exchange:manage_offer",
        "mfa_index", "mfa_list_webauthn", "people:account", "people:data",
    ),
    "200       200       200       200       200       200       200       200       200": (
        "ui:component", "ui:gallery",
    ),
    "sign-in   404       404       404       404       404       404       404       404": (
        "organisations:areas", "organisations:areas[unseen]", "organisations:connect",
        "organisations:connect[agency]", "organisations:connect[unseen]", "organisations:draw_quarter",
        "organisations:draw_quarter[unseen]",
    ),
    "sign-in   403       403       403       404       404       403       404       403": (
        "desk:edit[anruf]", "desk:edit[organisation]", "desk:edit[rueckmeldung]", "desk:edit[vereinbarung]",
        "desk:edit[vorhaben]", "organisations:member[of another]",
        "organisations:remove_member[of another]",
    ),
    "sign-in   403       403       403       302       302       403       302       403": (
        "desk:act[bedarf, notiz]", "desk:act[bedarf, weitergeben]", "desk:act[bedarf, wieder-auf]",
        "desk:act[bedarf, zurueckgeben]",
        "desk:act[vereinbarung, fragen]", "desk:cancel", "desk:sign_for",
    ),
    "sign-in   403       403       403       404       404       404       404       403": (
        "desk:act[bedarf, aendern]", "desk:act[bedarf, gibt-es-nicht]", "desk:act[nirgends, notiz]",
        "desk:bulk",
    ),
    "sign-in   sign-in   sign-in   sign-in   sign-in   sign-in   sign-in   sign-in   sign-in": (
        "account_email_verification_sent", "account_inactive", "account_request_login_code",
        "account_signup",
    ),
    "sign-in   302       302       302       302       302       302       302       302": (
        "account_confirm_login_code", "mfa_authenticate", "mfa_login_webauthn", "presence:name",
    ),
    "sign-in   302       302       403       404       404       403       404       403": (
        "partnerships:response_rest[dank]", "partnerships:response_rest[geklappt/ja]",
        "partnerships:response_rest[geklappt]",
    ),
    "sign-in   403       403       403       422       422       403       422       403": (
        "desk:answer", "desk:edit[angebot]", "desk:edit[bedarf]", "desk:outcome", "organisations:edit[agency]",
    ),
    "410       410       410       410       410       410       410       410       410": (
        "exchange:call_need[hidden]", "exchange:respond_need[hidden]",
    ),
    "422       422       422       422       422       422       422       422       422": (
        "matching:save",
        "exchange:call", "exchange:call_need", "exchange:call_offer", "exchange:respond_need",
        "exchange:respond_offer", "exchange:write_need", "exchange:write_offer", "organisations:register",
        "projects:write",
    ),
    "sign-in   403       done      403       403       403       403       done      403": (
        "organisations:cancel_invitation", "organisations:remove_member",
    ),
    "sign-in   422       422       422       422       422       422       422       422": (
        "account_reauthenticate", "people:profile",
    ),
    "sign-in   done      302       403       done      done      403       done      403": (
        "partnerships:response_rest[ablehnen]", "partnerships:response_rest[annehmen]",
    ),
    "302       302       302       302       302       302       302       302       302": (
        "favicon.ico",
    ),
    "302       sign-in   sign-in   sign-in   sign-in   sign-in   sign-in   sign-in   sign-in": (
        "account_logout",
    ),
    "422       302       302       302       302       302       302       302       302": (
        "account_login",
    ),
    "sign-in   302       done      403       done      done      403       done      403": (
        "partnerships:response_rest[zuruecknehmen]",
    ),
    "sign-in   403       403       403       403       403       403       404       403": (
        "organisations:drop_area[of another]",
    ),
    "sign-in   403       403       403       403       403       403       409       403": (
        "organisations:visibility[agency]",
    ),
    "sign-in   403       403       403       403       403       403       done      403": (
        "organisations:drop_area",
    ),
    "sign-in   403       403       403       403       404       403       404       403": (
        "organisations:cancel_invitation[of another]",
    ),
    "sign-in   403       403       403       409       409       403       409       403": (
        "organisations:visibility",
    ),
    "sign-in   403       403       403       410       410       410       410       403": (
        "desk:undo",
    ),
    "sign-in   404       404       403       404       404       403       404       403": (
        "partnerships:response_rest[gibt-es-nicht]",
    ),
    "sign-in   404       404       404       done      done      404       done      404": (
        "organisations:visibility[unseen]",
    ),
    "sign-in   done      done      403       done      done      403       done      403": (
        "partnerships:response_rest[vereinbarung/absagen]",
    ),
    "404       422       422       422       422       422       404       422       404": (
        "exchange:call_need[partners_only]", "exchange:respond_need[partners_only]",
    ),
    "sign-in   405       405       403       405       405       403       405       403": (
        "partnerships:response[accepted]", "partnerships:response[offered]",
        "partnerships:response_rest[termin.ics]", "partnerships:response_rest[vereinbarung.pdf]",
    ),
    "sign-in   302       422       403       422       422       403       422       403": (
        "partnerships:response_rest[aendern]",
    ),
    "sign-in   422       422       403       404       404       403       404       403": (
        "partnerships:response_rest[vereinbarung]",
    ),
    "sign-in   422       422       403       422       422       403       422       403": (
        "partnerships:response_rest[vereinbarung/aendern]",
    ),
    "sign-in   403       422       403       422       422       403       422       403": (
        "organisations:edit",
    ),
    "sign-in   403       422       403       403       403       403       422       403": (
        "organisations:invite", "organisations:member",
    ),
    "sign-in   404       404       404       422       422       404       422       404": (
        "organisations:edit[unseen]",
    ),
    "sign-in   404       404       404       403       403       404       422       404": (
        "organisations:invite[unseen]",
    ),
    "sign-in   403       403       403       403       422       403       422       403": (
        "organisations:draw_quarter[agency]", "organisations:invite[agency]",
    ),
    "sign-in   403       403       403       403       302       403       302       403": (
        "organisations:remove_quarter",  # one that is used: it stays
    ),
    "sign-in   403       403       403       403       403       403       422       403": (
        "organisations:areas[agency]",
    ),
    "sign-in   405       403       403       405       405       403       405       403": (
        "projects:edit",
    ),
    "sign-in   422       403       403       422       422       403       422       403": (
        "projects:edit_part",
    ),
    "sign-in   405       404       404       405       405       404       405       404": (
        "projects:edit[unseen]",
    ),
    "sign-in   422       404       404       422       422       404       422       404": (
        "projects:edit_part[unseen]",
    ),
}  # fmt: skip
