/// Every field name of more than one letter in OCDS 1.1, in the United Kingdom's extension and in
/// what its portals publish, so that a name broken in two can be known again.
const NAMES: &str = "\
    aboveThreshold acceleratedRationale additionalClassifications additionalIdentifiers \
    additionalProcurementCategories address amendment amendments amendsReleaseID amount \
    amountGross assessmentSummariesDateSent atypicalToolUrl awardCriteria awardCriteriaDetails \
    awardID awardPeriod awardRationale awardRationaleClassification awards bidOpening \
    bidValidityPeriod budget budgetBreakdown buyer buyerClassificationRestrictions \
    buyerLocationRestrictions changes classification classifications code communication \
    contactPoint contractPeriod contractTerms contracts control country countryName coveredBy \
    criteria crossBorderLaw currency date dateMet dateModified datePublished dateSigned \
    decisionDate deliveryAddresses deliveryLocation description details documentType documents \
    domesticLegalBasis dueDate durationInDays durationInMonths dynamicPurchasingSystem \
    electronicAuction electronicCataloguePolicy electronicInvoicingPolicy eligibilityCriteria \
    email endDate enquiryPeriod excludedSupplier exclusionGrounds expressionOfInterestDeadline \
    faxNumber finalStatusDate format frameworkAgreement futureNoticeDate \
    futureNoticeRecipients hasDynamicPurchasingSystem hasElectronicAuction \
    hasElectronicOrdering hasElectronicPayment hasEnquiries hasFrameworkAgreement hasOptions \
    hasRecurrence hasRenewal href id identifier implementation initiationType invitationDate \
    isAccelerated isOpenFrameworkScheme items language languages legalBasis legalName license \
    links locality lotDetails lots mainProcurementCategory maxExtentDate maximumCandidates \
    maximumLotsAwardedPerSupplier maximumLotsBidPerSupplier maximumParticipants \
    measureClassification milestones minValue minimum minimumCandidates name \
    noAgreedMetricsRationale noEngagementNoticeRationale noLotsDivisionRationale \
    noNegotiationNecessary noticeType numberOfTenderers ocid openFrameworkSchemeEndDate \
    options otherRequirements partialTermination participationFees parties payee payer \
    penaltyDate penaltyType penaltyTypeEntered penaltyValue performanceTerms period \
    periodRationale planning postalCode procedure procurementMethod procurementMethodDetails \
    procurementMethodRationale procurementMethodRationaleLegalBasis procuringEntity project \
    projectID property proposedAmendments providerOrganization \
    publicServiceMissionOrganization publishedDate publisher quantity rationale \
    rationaleClassifications receiverOrganization recurrence region rel relatedLot relatedLots \
    relatedProcesses relationship releaseID releases renewal requirement \
    requiresStaffNamesAndQualifications reservedParticipation reservedParticipationLocation \
    reviewDetails riskDetails roleDetails roles scale scheme secondStage selectionCriteria \
    shelteredWorkshop sme source specialRegime standstill standstillPeriod startDate status \
    streetAddress submissionMethod submissionMethodDetails submissionTerms successiveReduction \
    suitability suppliers suppliersAdded suppliersRemoved tag techniques telephone tender \
    tenderPeriod tenderers terminationRationaleClassification \
    terminationRationaleClassifications title transactions type uid unit uri url value \
    variantPolicy vcse version";

/// Whether OCDS has a field of this name.
pub(super) fn is_field_name(name: &str) -> bool {
    NAMES.split(' ').any(|known| known == name)
}
